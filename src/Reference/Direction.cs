namespace Reference;

/// <summary>The direction in which a buffer's data is copied.</summary>
public enum Direction
{
    /// <summary>The driver writes, the device reads.</summary>
    ToDevice,

    /// <summary>The device writes, the driver reads.</summary>
    FromDevice,

    /// <summary>Both.</summary>
    Both,
}

namespace Reference;

/// <summary>Which way a buffer's bytes travel.</summary>
public enum Direction
{
    /// <summary>The driver writes, the device reads.</summary>
    ToDevice,

    /// <summary>The device writes, the driver reads.</summary>
    FromDevice,

    /// <summary>Both.</summary>
    Both,
}

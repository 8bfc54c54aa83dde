namespace Reference;

/// <summary>A range as passed by a caller, valid or not.</summary>
/// <param name="Form">What the two numbers mean.</param>
/// <param name="First">The first address.</param>
/// <param name="Second">The address after the last byte, or the size in bytes.</param>
public readonly record struct Area(AreaForm Form, ulong First, ulong Second)
{
    /// <summary>A half-open range, possibly empty or reversed.</summary>
    public static Area Range(ulong start, ulong end) => new(AreaForm.Range, start, end);

    /// <summary>A base address and a size in bytes, possibly wrapping.</summary>
    public static Area Sized(ulong start, ulong size) => new(AreaForm.BaseAndSize, start, size);
}

/// <summary>The two forms in which the published operations take a range.</summary>
public enum AreaForm
{
    /// <summary>Start and end.</summary>
    Range,

    /// <summary>Base and size.</summary>
    BaseAndSize,
}

namespace Lockstep.Formats.Binary;

/// <summary>Bytes that never run out: behind the last one there are zeros.</summary>
internal sealed class ByteSource(byte[] bytes)
{
    private int _next;

    /// <summary>Whether only zeros follow that nobody wrote.</summary>
    public bool IsAtEnd => _next >= bytes.Length;

    /// <summary>The next byte, or 0.</summary>
    public byte Next() => IsAtEnd ? (byte)0 : bytes[_next++];
}

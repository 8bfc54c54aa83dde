namespace Lockstep.Notation.Binary;

/// <summary>A stream of bytes that continues with zeros after its end.</summary>
internal sealed class ByteSource(byte[] bytes)
{
    private int _next;

    /// <summary>Whether all bytes are consumed; only implicit zeros follow.</summary>
    public bool IsAtEnd => _next >= bytes.Length;

    /// <summary>Consumes the expected bytes if they come next.</summary>
    public bool TryConsume(ReadOnlySpan<byte> expected)
    {
        var comesNext = bytes.AsSpan(_next).StartsWith(expected);
        _next += comesNext ? expected.Length : 0;
        return comesNext;
    }

    /// <summary>The next byte, or 0.</summary>
    public byte Next() => IsAtEnd ? (byte)0 : bytes[_next++];
}

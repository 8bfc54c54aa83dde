namespace Lockstep.Notation.Binary;

/// <summary>Bytes that never run out: behind the last one there are zeros.</summary>
internal sealed class ByteSource(byte[] bytes)
{
    private int _next;

    /// <summary>Whether only zeros follow that nobody wrote.</summary>
    public bool IsAtEnd => _next >= bytes.Length;

    /// <summary>Passes bytes if they come next.</summary>
    public bool TryPass(ReadOnlySpan<byte> expected)
    {
        var comesNext = bytes.AsSpan(_next).StartsWith(expected);
        _next += comesNext ? expected.Length : 0;
        return comesNext;
    }

    /// <summary>The next byte, or 0.</summary>
    public byte Next() => IsAtEnd ? (byte)0 : bytes[_next++];
}

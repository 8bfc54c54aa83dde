using System.Buffers.Binary;

namespace Fuzz.Targets;

/// <summary>
/// Reads 64-bit numbers from bytes, so that random bytes give the numbers at which programs break: powers of two and
/// their neighbours. Missing bytes are zeros.
/// </summary>
internal ref struct NumberReader(ReadOnlySpan<byte> bytes)
{
    private const int Variants = 4;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte()
    {
        if (_rest.IsEmpty)
            return 0;
        var next = _rest[0];
        _rest = _rest[1..];
        return next;
    }

    /// <summary>The next number: its first byte encodes a power of two and a variant, or 8 bytes that follow.</summary>
    public ulong Number()
    {
        var head = Byte();
        var power = 1UL << (head % 64);
        return (head / 64 % Variants) switch
        {
            0 => power,
            1 => power - 1,
            2 => power + Byte(),
            _ => Literal(),
        };
    }

    private ulong Literal()
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        word.Clear();
        var count = Math.Min(word.Length, _rest.Length);
        _rest[..count].CopyTo(word);
        _rest = _rest[count..];
        return BinaryPrimitives.ReadUInt64LittleEndian(word);
    }
}

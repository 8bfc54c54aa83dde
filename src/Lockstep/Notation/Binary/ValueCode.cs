using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Numerics;
using Lockstep.Platforms;

namespace Lockstep.Notation.Binary;

/// <summary>
/// The binary form of 64-bit numbers, in which random bytes tend to decode to boundary values:
/// <list type="table">
/// <item><term>00..7f</term><description>the number itself</description></item>
/// <item><term>80..bf</term><description>2^0 to 2^63</description></item>
/// <item><term>c0..d7</term><description>1 to 24 pages</description></item>
/// <item><term>d8..df k</term><description>near 2^k, see <see cref="NearPower"/></description></item>
/// <item><term>e0..ef b</term><description>0 to 4095 pages</description></item>
/// <item><term>f0..f7 b...</term><description>1 to 8 bytes, the lowest first</description></item>
/// <item><term>f8..ff</term><description>2^64 - 8 to 2^64 - 1</description></item>
/// </list>
/// The encoder uses the first of the shortest forms.
/// </summary>
internal static class ValueCode
{
    private const int Powers = 0x80;
    private const int Pages = 0xc0;
    private const int NearPowers = 0xd8;
    private const int ManyPages = 0xe0;
    private const int Literals = 0xf0;
    private const int Highest = 0xf8;
    private const ulong ManyPagesLimit = 0x1000;
    private const int Longest = 1 + sizeof(ulong);

    private static readonly FrozenDictionary<ulong, (byte, byte)> NearPowerCodes = (
        from variant in Enumerable.Range(0, 8)
        from power in Enumerable.Range(0, 64)
        group ((byte)(NearPowers + variant), (byte)power) by NearPower(variant, power))
        .ToFrozenDictionary(same => same.Key, same => same.First());

    /// <summary>Decodes a number; missing bytes are 0.</summary>
    public static ulong Read(ByteSource bytes)
    {
        var head = bytes.Next();
        return head switch
        {
            < Powers => head,
            < Pages => 1UL << (head - Powers),
            < NearPowers => (ulong)(head - Pages + 1) * MachineDefaults.Page,
            < ManyPages => NearPower(head - NearPowers, bytes.Next() % 64),
            < Literals => (((ulong)(head - ManyPages) << 8) | bytes.Next()) * MachineDefaults.Page,
            < Highest => ReadLiteral(bytes, head - Literals + 1),
            _ => ulong.MaxValue - (byte.MaxValue - (ulong)head),
        };
    }

    /// <summary>Encodes a number in the shortest form.</summary>
    public static void Write(List<byte> bytes, ulong value)
    {
        Span<byte> code = stackalloc byte[Longest];
        bytes.AddRange(code[..Write(code, value)]);
    }

    /// <summary>The number of bytes that <see cref="Write(List{byte}, ulong)"/> appends.</summary>
    public static int Length(ulong value)
    {
        Span<byte> code = stackalloc byte[Longest];
        return Write(code, value);
    }

    private static int Write(Span<byte> to, ulong value)
    {
        var pages = value / MachineDefaults.Page;
        var isPages = value % MachineDefaults.Page == 0;
        if (Single(value, isPages ? pages : 0) is { } single)
        {
            to[0] = single;
            return 1;
        }

        if (value > byte.MaxValue && NearPowerCodes.TryGetValue(value, out var code))
        {
            (to[0], to[1]) = code;
            return 2;
        }

        if (!isPages || pages >= ManyPagesLimit)
            return WriteLiteral(to, value);
        (to[0], to[1]) = ((byte)(ManyPages + (pages >> 8)), (byte)pages);
        return 2;
    }

    private static byte? Single(ulong value, ulong pages) => value switch
    {
        < Powers => (byte)value,
        _ when BitOperations.IsPow2(value) => (byte)(Powers + BitOperations.Log2(value)),
        _ when pages is > 0 and <= NearPowers - Pages => (byte)(Pages + (int)pages - 1),
        >= ulong.MaxValue - (byte.MaxValue - Highest) => (byte)(byte.MaxValue - (ulong.MaxValue - value)),
        _ => null,
    };

    private static ulong NearPower(int variant, int power)
    {
        var exact = 1UL << power;
        return unchecked(variant switch
        {
            0 => exact - 1,
            1 => exact + 1,
            2 => 0 - exact,
            3 => exact * 3,
            4 => exact - 16,
            5 => exact + 16,
            6 => exact - MachineDefaults.Page,
            _ => exact + MachineDefaults.Page,
        });
    }

    private static ulong ReadLiteral(ByteSource bytes, int count)
    {
        var value = 0UL;
        for (var at = 0; at < count; at++)
        {
            value |= (ulong)bytes.Next() << (8 * at);
        }

        return value;
    }

    private static int WriteLiteral(Span<byte> to, ulong value)
    {
        Span<byte> all = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(all, value);
        var count = 1 + (BitOperations.Log2(value) / 8);
        to[0] = (byte)(Literals + count - 1);
        all[..count].CopyTo(to[1..]);
        return 1 + count;
    }
}

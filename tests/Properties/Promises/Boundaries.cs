using FsCheck;
using FsCheck.Fluent;

namespace Properties.Promises;

/// <summary>
/// 64-bit numbers at which arithmetic tends to fail: powers of two with their neighbours, and both ends.
/// </summary>
public static class Boundaries
{
    public static Arbitrary<ulong> Numbers() => Arb.From(Number, Smaller);

    private static Gen<ulong> Number { get; } = Gen.Frequency(
        (2, Gen.Elements<ulong>(0, 1, 2, 3, 4095, 4096, 4097)),
        (6, Gen.Choose(0, 63).Select(power => 1UL << power)),
        (
            6,
            from power in Gen.Choose(0, 63)
            from off in Gen.Choose(-2, 2)
            select unchecked((1UL << power) + (ulong)off)),
        (4, Gen.Choose(0, 4).Select(off => ulong.MaxValue - (ulong)off)),
        (3, from off in Gen.Choose(0, 1 << 20) select (1UL << 63) - (ulong)off),
        (3, from high in Gen.Choose(0, int.MaxValue)
            from low in Gen.Choose(0, int.MaxValue)
            select ((ulong)high << 33) ^ (ulong)low));

    private static IEnumerable<ulong> Smaller(ulong number) => number == 0 ? [] : [0, number / 2, number - 1];
}

using Lockstep.Platforms;

namespace Lockstep.Shrinking;

/// <summary>
/// A field of something that can be made simpler: how far it is from its simplest value, and simpler ones.
/// Each simpler value weighs less and touches nothing else, so turning knobs ends.
/// </summary>
/// <param name="Weight">0 where the field is as simple as can be.</param>
/// <param name="Simpler">
/// The whole thing with this field simpler, the boldest first; made when asked for.
/// </param>
internal readonly record struct Knob<T>(UInt128 Weight, IEnumerable<T> Simpler);

/// <summary>The kinds of knobs.</summary>
internal static class Knob
{
    private static readonly ulong[] SimpleSizes = [1, 16, MachineDefaults.Page];

    /// <summary>A size in bytes: 1, 16 or a page, else the smaller the simpler.</summary>
    public static Knob<T> Size<T>(ulong value, Func<ulong, T> with) => Number(value, SimpleSizes, with);

    /// <summary>A number: one of the simple ones in their order, else the smaller the simpler.</summary>
    public static Knob<T> Number<T>(ulong value, ulong[] simple, Func<ulong, T> with)
    {
        var weight = Weigh(value, simple);
        return new Knob<T>(weight, simple
            .Concat(Smaller(value))
            .Where(candidate => Weigh(candidate, simple) < weight)
            .Select(with));
    }

    /// <summary>A place in an order, where only the first is simple.</summary>
    public static Knob<T> First<T>(int place, Func<int, T> with) =>
        new((UInt128)place, Enumerable.Range(0, place).Select(with));

    /// <summary>A field that may be left out.</summary>
    public static Knob<T> Drop<T>(bool isPresent, Func<T> without) => Usual(!isPresent, without);

    /// <summary>A field that is as usual or is not.</summary>
    public static Knob<T> Usual<T>(bool isUsual, Func<T> usual) =>
        isUsual ? new(0, []) : new(1, Lazily(usual));

    private static IEnumerable<T> Lazily<T>(Func<T> make)
    {
        yield return make();
    }

    private static UInt128 Weigh(ulong value, ulong[] simple) =>
        Array.IndexOf(simple, value) is >= 0 and var place
            ? (UInt128)place
            : (UInt128)simple.Length + value;

    // Half, three quarters and so on, down to one less: a search by halving that also gets to the end.
    private static IEnumerable<ulong> Smaller(ulong value)
    {
        for (var step = (value / 2) + (value % 2); step > 0; step /= 2)
        {
            yield return value - step;
        }
    }
}

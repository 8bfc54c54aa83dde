using Lockstep.Platforms;

namespace Lockstep.Shrinking;

/// <summary>
/// The shrink candidates of one field. Each candidate weighs less and changes no other field, so shrinking terminates.
/// </summary>
/// <param name="Weight">The distance from the simplest value; 0 for that value.</param>
/// <param name="Candidates">The whole object with this field simpler, the largest step first; evaluated lazily.</param>
internal readonly record struct FieldShrink<T>(UInt128 Weight, IEnumerable<T> Candidates);

/// <summary>Shrink candidates by kind of field.</summary>
internal static class FieldShrink
{
    private static readonly ulong[] SimpleSizes = [1, 16, MachineDefaults.Page];

    /// <summary>A size in bytes: simplest are 1, 16 and a page; of others, the smaller is simpler.</summary>
    public static FieldShrink<T> Size<T>(ulong value, Func<ulong, T> with) => Number(value, SimpleSizes, with);

    /// <summary>A number: simplest are the given ones in order; of others, the smaller is simpler.</summary>
    public static FieldShrink<T> Number<T>(ulong value, ulong[] simple, Func<ulong, T> with)
    {
        var weight = Weigh(value, simple);
        return new FieldShrink<T>(weight, simple
            .Concat(Smaller(value))
            .Where(candidate => Weigh(candidate, simple) < weight)
            .Select(with));
    }

    /// <summary>A position in an order, of which the first is simplest.</summary>
    public static FieldShrink<T> Position<T>(int position, Func<int, T> with) =>
        new((UInt128)position, Enumerable.Range(0, position).Select(with));

    /// <summary>An optional field.</summary>
    public static FieldShrink<T> Omit<T>(bool isPresent, Func<T> without) => ToDefault(!isPresent, without);

    /// <summary>A field with one simple value, the default.</summary>
    public static FieldShrink<T> ToDefault<T>(bool isDefault, Func<T> defaultValue) =>
        isDefault ? new(0, []) : new(1, Lazily(defaultValue));

    private static IEnumerable<T> Lazily<T>(Func<T> make)
    {
        yield return make();
    }

    private static UInt128 Weigh(ulong value, ulong[] simple) =>
        Array.IndexOf(simple, value) is >= 0 and var rank
            ? (UInt128)rank
            : (UInt128)simple.Length + value;

    // Half, three quarters and so on up to one less: a binary search that also tries every last step.
    private static IEnumerable<ulong> Smaller(ulong value)
    {
        for (var step = (value / 2) + (value % 2); step > 0; step /= 2)
        {
            yield return value - step;
        }
    }
}

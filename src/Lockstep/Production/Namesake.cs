using System.Collections.Frozen;

namespace Lockstep.Production;

/// <summary>Maps each value of one enumeration to that of another with the same name.</summary>
/// <typeparam name="TFrom">The source enumeration.</typeparam>
/// <typeparam name="TTo">The target enumeration, which has all names of the source.</typeparam>
internal static class Namesake<TFrom, TTo>
    where TFrom : struct, Enum
    where TTo : struct, Enum
{
    private static readonly FrozenDictionary<TFrom, TTo> Values =
        Enum.GetValues<TFrom>().ToFrozenDictionary(value => value, value => Enum.Parse<TTo>(value.ToString()));

    /// <summary>The value with the same name.</summary>
    public static TTo Of(TFrom value) => Values[value];
}

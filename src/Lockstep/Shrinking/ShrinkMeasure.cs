using Lockstep.Commands;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// The size of a scenario in shrinking, ordered by number of parts, then platform, then kinds of buffers, then
/// arguments. Each shrink candidate measures less, and measures are well-founded, so shrinking terminates.
/// </summary>
/// <param name="Parts">The number of commands and faults.</param>
/// <param name="Platform">The weights of the platform's fields; a machine weighs more than a bare allocator.</param>
/// <param name="Kinds">The sum of the <see cref="BufferKind"/> of all commands.</param>
/// <param name="Arguments">The weights of the commands' fields.</param>
public readonly record struct ShrinkMeasure(int Parts, UInt128 Platform, int Kinds, UInt128 Arguments)
    : IComparable<ShrinkMeasure>
{
    // More than the smallest block of a pool weighs on a bare allocator.
    private const uint WholeMachine = 2;

    /// <summary>Measures a scenario.</summary>
    public static ShrinkMeasure Of(Scenario scenario) => new(
        scenario.Commands.Length + (scenario.Platform is Machine machine ? machine.Faults.Length : 0),
        Weigh(PlatformShrinks.Of(scenario.Platform)) + (scenario.Platform is Machine ? WholeMachine : 0),
        scenario.Commands.Sum(command => (int)Vocabulary.Of(command).Buffer),
        scenario.Commands.Aggregate(
            UInt128.Zero, (sum, command) => sum + Weigh(ShrinkNotation.ShrinksOf(command, scenario.Platform))));

    /// <inheritdoc/>
    public int CompareTo(ShrinkMeasure other) =>
        (Parts, Platform, Kinds, Arguments).CompareTo((other.Parts, other.Platform, other.Kinds, other.Arguments));

    /// <summary>Whether the left scenario is simpler.</summary>
    public static bool operator <(ShrinkMeasure left, ShrinkMeasure right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left scenario is less simple.</summary>
    public static bool operator >(ShrinkMeasure left, ShrinkMeasure right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left scenario is simpler or as simple.</summary>
    public static bool operator <=(ShrinkMeasure left, ShrinkMeasure right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left scenario is less simple or as simple.</summary>
    public static bool operator >=(ShrinkMeasure left, ShrinkMeasure right) => left.CompareTo(right) >= 0;

    private static UInt128 Weigh<T>(IEnumerable<FieldShrink<T>> shrinks) =>
        shrinks.Aggregate(UInt128.Zero, (sum, shrink) => sum + shrink.Weight);
}

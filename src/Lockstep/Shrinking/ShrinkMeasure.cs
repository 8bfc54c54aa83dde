using Lockstep.Commands;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// How far a scenario is from the simplest one: first what there is, then how unusual the platform is, then
/// how much the kinds of its commands do, then how unusual the arguments are. Each candidate measures less and
/// none can measure less for ever, so shrinking ends.
/// </summary>
/// <param name="Parts">Commands and faults.</param>
/// <param name="Platform">The weights of the platform's knobs; a machine is more than a bare allocator.</param>
/// <param name="Kinds">The ranks of the commands that take buffers or give them back.</param>
/// <param name="Arguments">The weights of the commands' knobs.</param>
public readonly record struct ShrinkMeasure(int Parts, UInt128 Platform, int Kinds, UInt128 Arguments)
    : IComparable<ShrinkMeasure>
{
    // What the smallest block of a pool weighs on a bare allocator is less.
    private const uint WholeMachine = 2;

    /// <summary>Measures a scenario.</summary>
    public static ShrinkMeasure Of(Scenario scenario) => new(
        scenario.Commands.Length + (scenario.Platform is Machine machine ? machine.Faults.Length : 0),
        Weigh(PlatformKnobs.Of(scenario.Platform)) + (scenario.Platform is Machine ? WholeMachine : 0),
        scenario.Commands.Sum(command => (int)Vocabulary.Of(command).Buffer),
        scenario.Commands.Aggregate(
            UInt128.Zero, (sum, command) => sum + Weigh(ShrinkNotation.KnobsOf(command, scenario.Platform))));

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

    private static UInt128 Weigh<T>(IEnumerable<Knob<T>> knobs) =>
        knobs.Aggregate(UInt128.Zero, (sum, knob) => sum + knob.Weight);
}

using System.Collections.Immutable;
using Lockstep.Judging;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>granule</c>: granules, refill hints and heap layouts, in lockstep; and promise 2 without the model, which could
/// break it together with the production code: what a refill was made for can be allocated.
/// </summary>
internal sealed class GranuleTarget(ISubjectFactory subjects) : Target("granule", weight: 3, subjects)
{
    private const int MostHints = 12;

    public override IEnumerable<byte[]> Seeds =>
    [
        [12, 0, 17, 0, 12, 4],
        [14, 0, 17, 3, 13, 12, 15, 4, 0, 14],
        [16, 0, 20, 1, 12, 3, 1, 200, 4, 9, 5, 16],
        [10, 0x82, 8, 15, 2, 0x8c, 1, 12],
        .. base.Seeds,
    ];

    public override IReadOnlyList<byte[]> Dictionary { get; } = [[12], [14], [16], [17], [0x8c, 1]];

    public override TargetFinding? Run(ReadOnlySpan<byte> input)
    {
        var scenario = ScenarioOf(input);
        var tally = new Tally();
        if (ScenarioTarget.Judged(scenario, Subjects, tally) is { } finding)
            return finding;
        var (refilled, served) = (tally["Refill", "Ok"], tally["Allocate", "Ok"]);
        return served >= refilled
            ? null
            : new TargetFinding(
                "promise 2",
                $"{refilled} refills succeeded, but only {served} of the allocations they were made for\n\n"
                    + ScenarioText.Print(scenario),
                scenario);
    }

    public override IEnumerable<string> OutcomesOf(ReadOnlySpan<byte> input) =>
        ScenarioTarget.Outcomes(ScenarioOf(input), Subjects);

    /// <summary>Decodes an input: heap allocations first, then a refill and an allocation for each hint.</summary>
    public override Scenario? ScenarioIn(ReadOnlySpan<byte> input) => ScenarioOf(input);

    internal static Scenario ScenarioOf(ReadOnlySpan<byte> input)
    {
        var reader = new NumberReader(input);
        var granule = reader.Number();
        var heap = new Extent(MachineDefaults.Heap.Base + reader.Byte(), reader.Number());
        var machine = MachineDefaults.Machine with { Granule = granule, Heap = heap };
        var commands = ImmutableArray.CreateBuilder<Command>();
        var labels = 0;
        for (var holes = reader.Byte() % 4; holes > 0; holes--)
            commands.Add(new HeapAllocate(labels++, ShapeOf(ref reader)));
        commands.Add(new InitDynamicPool());
        for (var hints = 0; hints < MostHints && !reader.IsAtEnd; hints++)
        {
            var shape = ShapeOf(ref reader);
            commands.Add(new Refill(shape));
            commands.Add(new Allocate(labels++, shape));
        }

        commands.Add(new UnshareAll());
        return Caps.Apply(new Scenario(PlatformRules.Repair(machine), commands.DrainToImmutable()));
    }

    private static Shape ShapeOf(ref NumberReader reader) => new(reader.Number(), reader.Number());
}

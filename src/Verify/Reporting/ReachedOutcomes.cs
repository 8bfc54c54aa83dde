using System.Globalization;
using Generators;
using Lockstep.Judging;
using Lockstep.Subjects;

namespace Verify.Reporting;

/// <summary>The section of what generated scenarios reach: each command's outcomes, the rarest first.</summary>
internal static class ReachedOutcomes
{
    private const ulong Seed = 1;
    private const int Scenarios = 1500;
    private const int Shown = 25;

    private static readonly string[] Header = ["command", "outcome", "times"];

    /// <summary>Runs scenarios of a fixed seed, and counts.</summary>
    public static Section Measure(ISubjectFactory subjects, CancellationToken stop)
    {
        var tally = new Tally();
        foreach (var scenario in ScenarioStream.From(Seed).Take(Scenarios))
        {
            stop.ThrowIfCancellationRequested();
            Judge.Run(scenario, subjects, tally);
        }

        var pairs = tally.Pairs.OrderBy(pair => pair.Count).ToList();
        return new Section("What generated scenarios reach", "verify report")
        {
            When = string.Create(
                CultureInfo.InvariantCulture,
                $"Scenarios of seed {Seed}: {Scenarios:N0}; commands executed: {tally.Commands:N0}; pairs of command "
                    + $"and outcome reached: {pairs.Count}. The rarest:"),
            Columns = Header,
            Rows =
            [
                .. pairs.Take(Shown).Select(pair => (IReadOnlyList<string>)
                    [pair.Command, pair.Ending, pair.Count.ToString("N0", CultureInfo.InvariantCulture)]),
            ],
        };
    }
}

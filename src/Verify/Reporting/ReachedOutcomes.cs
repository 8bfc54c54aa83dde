using System.Globalization;
using Generators;
using Isolation;
using Lockstep.Judging;
using Verify.Display;

namespace Verify.Reporting;

/// <summary>The section of what generated scenarios reach: each command's outcomes, the rarest first.</summary>
internal static class ReachedOutcomes
{
    private const ulong Seed = 1;
    private const int Scenarios = 600;
    private const int Shown = 25;

    private static readonly string[] Header = ["command", "outcome", "times"];

    /// <summary>Runs scenarios of a fixed seed, and counts.</summary>
    public static Section Measure(Surroundings around)
    {
        var tally = new Tally();
        var section = new Section("What generated scenarios reach", "verify report");
        using var judge = around.NewJudge();
        foreach (var scenario in ScenarioStream.From(Seed).Take(Scenarios))
        {
            // What does not end must not run in this process.
            if (judge.Run(new RunOrder(scenario), around.Stop).Found is { IsDeadly: true } found)
                return section with { When = $"Not counted: a scenario of seed {Seed} ends with: {found.Kind}." };
            Judge.Run(scenario, around.Subjects, tally);
        }

        var pairs = tally.Pairs.OrderBy(pair => pair.Count).ToList();
        return section with
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

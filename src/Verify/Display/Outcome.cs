using Lockstep.Safety;
using Mutation.Scores;
using Verify.Findings;
using Verify.Job;

namespace Verify.Display;

/// <summary>What a verb came to.</summary>
/// <param name="Rows">What ran.</param>
/// <param name="Findings">What was found, explained.</param>
/// <param name="Stopped">Whether it was stopped before its end.</param>
internal sealed record Outcome(IReadOnlyList<Row> Rows, IReadOnlyList<Explained> Findings, bool Stopped)
{
    private string Verdict => Findings.Count == 0
        ? "All held."
        : $"{Wording.Count(Rows.Sum(row => row.Findings), "run")} failed; the first of each kind is above.";

    /// <summary>Prints the findings, the table and a sentence, or a JSON document.</summary>
    /// <returns>The exit code.</returns>
    public int Print(Surroundings around, bool json, ulong? seed = null)
    {
        if (json)
            JsonReport.Of(this, seed).Print(around.Output);
        else
            Print(around);
        return Findings.Count == 0 ? ExitCode.Held : ExitCode.Found;
    }

    private void Print(Surroundings around)
    {
        foreach (var found in Findings)
            found.Print(around.Output);
        around.Output.WriteLine();
        ResultTable.Print(around, Rows);
        around.Output.WriteLine();
        around.Output.WriteLine(Stopped ? $"Stopped early, so far: {Verdict}" : Verdict);
    }
}

using Lockstep.Judging;
using Lockstep.Safety;
using Mutation.Scores;
using Verify.Display;
using Verify.Job;

namespace Verify.Findings;

/// <summary>The outcome of a verb.</summary>
/// <param name="Rows">What ran.</param>
/// <param name="Findings">The minimised findings.</param>
/// <param name="Stopped">Whether it was stopped early.</param>
internal sealed record Outcome(IReadOnlyList<Row> Rows, IReadOnlyList<Explained> Findings, bool Stopped)
{
    private string Verdict => (Findings.Count, Stopped) switch
    {
        (0, false) => "All held.",
        (0, true) => "Interrupted; no finding in what ran.",
        _ => $"{(Stopped ? "Interrupted; " : string.Empty)}{Wording.Count(Rows.Sum(row => row.Findings), "run")} "
            + "failed; the first of each kind is above.",
    };

    /// <summary>Prints the table and the verdict, or a JSON document.</summary>
    /// <returns>The exit code.</returns>
    public int Print(Surroundings around, bool json, ulong? seed = null)
    {
        if (json)
            PrintJson(around.Output, seed);
        else
            Print(around);
        return Findings.Count == 0 ? ExitCode.Held : ExitCode.Found;
    }

    private void Print(Surroundings around)
    {
        TableFrame.Print(around, isTight => ResultTable.Of(Rows, isTight));
        around.Output.WriteLine(Verdict);
    }

    // Other programs rely on the names. There is no seed if nothing was generated.
    private void PrintJson(TextWriter output, ulong? seed)
    {
        var held = Findings.Count == 0 && !Stopped;
        var findings = Findings.Select(
            found => new { found.Where, found.Found.Kind, found.Found.Step, found.File, Report = found.Text });
        JsonText.Print(output, seed is null
            ? new { held, Stopped, Rows, findings }
            : new { held, Stopped, seed, Rows, findings });
    }
}

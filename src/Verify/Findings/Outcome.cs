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
    /// <summary>The idle commands, a line each.</summary>
    public IReadOnlyList<string> Idle { get; init; } = [];

    /// <summary>Whether an idle command is an error.</summary>
    public bool IsStrict { get; init; }

    private Row? Empty => Rows.FirstOrDefault(row => row.IsEmpty);

    private bool HasFailed => Findings.Count > 0 || Empty is not null || (IsStrict && Idle.Count > 0);

    private string Verdict => (Findings.Count, Stopped) switch
    {
        (0, false) when Empty is { } row => $"Nothing ran in {row.Name}, so nothing was checked.",
        (0, false) when HasFailed => "Commands are idle, which --strict forbids.",
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
        return HasFailed ? ExitCode.Found : ExitCode.Held;
    }

    private void Print(Surroundings around)
    {
        foreach (var line in Idle)
            around.Output.WriteLine(OneLine.Of(line));
        TableFrame.Print(around, isTight => ResultTable.Of(Rows, isTight));
        around.Output.WriteLine(OneLine.Of(Verdict));
    }

    // Other programs rely on the names. There is no seed if nothing was generated.
    private void PrintJson(TextWriter output, ulong? seed)
    {
        var held = !HasFailed && !Stopped;
        var findings = Findings.Select(
            found => new { found.Where, found.Found.Kind, found.Found.Step, found.File, Report = found.Text });
        JsonText.Print(output, seed is null
            ? new { held, Stopped, Rows, Idle, findings }
            : new { held, Stopped, seed, Rows, Idle, findings });
    }
}

using Lockstep.Judging;
using Lockstep.Safety;
using Mutation.Scores;
using Verify.Display;
using Verify.Job;

namespace Verify.Findings;

/// <summary>The outcome of a verb that runs scenarios.</summary>
/// <param name="Rows">What ran.</param>
/// <param name="Findings">The minimised findings.</param>
internal sealed record Outcome(IReadOnlyList<Row> Rows, IReadOnlyList<DocumentFinding> Findings)
{
    /// <summary>The idle commands, a line each.</summary>
    public IReadOnlyList<string> Idle { get; init; } = [];

    /// <summary>The recorded calls that were not served, a line each.</summary>
    public IReadOnlyList<string> Unserved { get; init; } = [];

    /// <summary>Whether an idle command is an error.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The verdict if there is nothing to complain about.</summary>
    public string Held { get; init; } = "All held.";

    private IEnumerable<Row> Empty => Rows.Where(row => row.IsEmpty);

    private const string NotServed = "recorded calls not served";

    // What is wrong without a difference.
    private IEnumerable<DocumentFinding> Unchecked =>
    [
        .. Empty.Select(row => new DocumentFinding(row.Name, "no command ran")),
        .. Rows.Where(row => row.NotServed > 0).Select(row => new DocumentFinding(row.Name, NotServed)
        {
            Report = $"{Wording.Count(row.NotServed!.Value, "recorded call")} not served\n",
        }),
        .. Idle.Where(_ => IsStrict).Select(line => new DocumentFinding(RowOf(line), "idle command") { Report = line }),
    ];

    /// <summary>Prints the table and the verdict, or a JSON document.</summary>
    /// <returns>The exit code.</returns>
    public int Print(ResultPrinter printer)
    {
        DocumentFinding[] findings = [.. Findings, .. Unchecked];
        var ending = findings.Length == 0 ? Ending.Held : Ending.Found;
        string[] notes = [.. Unserved, .. Idle];
        return (printer with { Notes = notes }).Print(Rows, findings, ending, output =>
        {
            foreach (var line in notes)
                output.WriteLine(OneLine.Of(line));
            TableFrame.Print(printer.Around, ResultTable.Of(Rows));
            output.WriteLine(OneLine.Of(Verdict(printer.Stopped)));
        });
    }

    // A line begins with the file.
    private string RowOf(string line) => Rows.First(row => line.StartsWith(row.Name, StringComparison.Ordinal)).Name;

    private string Verdict(bool stopped) => (Findings.Count, stopped) switch
    {
        (0, false) when Empty.FirstOrDefault() is { } row => $"Nothing ran in {row.Name}, so nothing was checked.",
        (0, false) when Rows.Sum(row => row.NotServed ?? 0) is > 0 and var calls =>
            $"{Wording.Count(calls, "recorded call")} not served, although the driver got what it asked for.",
        (0, false) when Unchecked.Any() => "Commands are idle, which --strict forbids.",
        (0, false) => Held,
        (0, true) => "Interrupted; no finding in what ran.",
        _ => $"{(stopped ? "Interrupted; " : string.Empty)}{Wording.Count(Rows.Sum(row => row.Findings), "run")} "
            + "failed; the first of each kind is above.",
    };
}

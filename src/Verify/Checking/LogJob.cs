using Lockstep.Formats;
using Lockstep.Logs;
using Lockstep.Notation.Text;
using Verify.Display;

namespace Verify.Checking;

/// <summary>Checks logs one after another, and prints the verdicts.</summary>
internal sealed record LogJob(ResultPrinter Printer, LogOptions Options)
{
    private const string Expected = "a firmware's log at trace level, or DMA events as ftrace prints them";

    /// <summary>Whether all offences are shown.</summary>
    public bool ShowsAll { get; init; }

    /// <summary>Whether to wait for more at the end of the log.</summary>
    public bool Follows { get; init; }

    /// <summary>Whether only the table is printed.</summary>
    public bool IsSummary { get; init; }

    /// <summary>The SARIF file; null for none.</summary>
    public string? Sarif { get; init; }

    /// <summary>Checks logs.</summary>
    /// <returns>The exit code.</returns>
    public int Run(IReadOnlyList<string> paths)
    {
        (string Name, LogVerdict Verdict)[] logs = [.. paths.Select(path => (path, Check(path)))];
        CheckRow[] rows = [.. logs.Select(log => new CheckRow(log.Name, log.Verdict))];
        DocumentFinding[] findings = [.. rows.SelectMany(row => row.Findings())];
        if (Sarif is not null)
            SarifFile.Write(Sarif, logs);

        var text = new CheckText(Printer.Around, ShowsAll);
        return Printer.Print(rows, findings, EndingOf(logs.Select(log => log.Verdict.Safety)), _ =>
        {
            if (!IsSummary)
            {
                foreach (var (name, verdict) in logs)
                    text.PrintLog(name, verdict, isTold: Follows);
            }

            text.PrintTable(logs);
        });
    }

    private static Ending EndingOf(IEnumerable<LogSafety> verdicts)
    {
        var all = verdicts.ToHashSet();
        return all.Contains(LogSafety.Unsafe) ? Ending.Found
            : all.Contains(LogSafety.NotDecidable) ? Ending.Undecided
            : Ending.Held;
    }

    private LogVerdict Check(string path)
    {
        var isOver = false;
        var check = new LogCheck(Options with
        {
            Told = offence =>
            {
                if (!Follows)
                    return;
                Printer.Lines.Write(OffenceText.Of(path, offence));
                isOver = !ShowsAll;
            },
        });
        using var reader = new LogReader(path, FileContent.Open(path, Expected));
        reader.Read(check, Follows, () => isOver, Printer.Around.Stop);
        if (!Follows)
            Printer.Around.Stop.ThrowIfCancellationRequested();
        if (!check.HasEvents && !Printer.Stopped)
        {
            var found = check.Lines == 0 ? "an empty file" : $"no line of a known format in {check.Lines:N0}";
            throw new FormatError(path, 0, found, Expected);
        }

        return check.Finish(reader.IsCut);
    }
}

using System.Globalization;
using Lockstep.Logs;
using Lockstep.Notation.Text;
using Spectre.Console;
using Verify.Display;

namespace Verify.Checking;

/// <summary>The verdicts on logs for a reader.</summary>
internal sealed class CheckText(Surroundings around, bool showsAll)
{
    private const int Gap = 2;

    private static readonly Column[] Columns =
    [
        new("log", IsNumber: false),
        new("verdict", IsNumber: false),
        new("offences", IsNumber: true),
        new("lines", IsNumber: true, Rank: 3),
        new("regions\nshared", IsNumber: true, Rank: 2),
        new("peak\nshared", IsNumber: true, Rank: 1),
        new("buffers", IsNumber: true, Rank: 1),
        new("peak\nlive", IsNumber: true, Rank: 2),
        new("live at\nend", IsNumber: true, Rank: 3),
        new("shares a\nbuffer", IsNumber: true, Rank: 4),
    ];

    private static readonly Column[] DeviceColumns =
    [
        new("device", IsNumber: false),
        new("mappings", IsNumber: true),
        new("live at\nend", IsNumber: true),
        new("bounced", IsNumber: true),
        new("bytes\nbounced", IsNumber: true),
        new("forced", IsNumber: true),
    ];

    /// <summary>Prints the offences, the rules and the notes of a log.</summary>
    /// <param name="name">The log.</param>
    /// <param name="verdict">Its verdict.</param>
    /// <param name="isTold">Whether its offences were printed as they were found.</param>
    public void PrintLog(string name, LogVerdict verdict, bool isTold)
    {
        var shown = isTold ? [] : verdict.Offences.Take(showsAll ? int.MaxValue : 1).ToArray();
        foreach (var offence in shown)
            around.Output.Write(OffenceText.Of(name, offence));
        var rest = verdict.OffenceCount - shown.Length;
        if (rest > 0 && !isTold)
        {
            var how = showsAll ? "only so many are kept" : "--all shows them";
            Line($"{rest:N0} more {(rest == 1 ? "offence" : "offences")}; {how}");
        }

        foreach (var rule in verdict.Rules.Where(rule => rule.Safety == LogSafety.NotDecidable))
            Line($"{name}: {rule.Rule.Name} is not decidable: {rule.Why}");
        foreach (var note in verdict.Notes)
            Line($"{name}: {note}");
        PrintRules(verdict);
        PrintDevices(verdict.Summary.Devices);
    }

    /// <summary>Prints a table with a row for each log; of one log three lines.</summary>
    public void PrintTable(IEnumerable<(string Name, LogVerdict Verdict)> logs)
    {
        var table = new TextTable(Gap, Columns);
        foreach (var (name, verdict) in logs)
        {
            var summary = verdict.Summary;
            table.AddRow(
                new Text(OneLine.Of(name)),
                TableFrame.Judged(Word(verdict.Safety), verdict.Safety == LogSafety.Safe),
                TableFrame.Number(verdict.OffenceCount),
                TableFrame.Number(summary.Lines),
                TableFrame.Number(summary.Regions),
                new Text(Size(summary.PeakShared)),
                TableFrame.Number(summary.Buffers),
                new Text(Size(summary.PeakLive)),
                TableFrame.Number(summary.BuffersAtEnd),
                new Text(summary.SharesPerBuffer.ToString("F3", CultureInfo.InvariantCulture)));
        }

        TableFrame.Print(around, table);
    }

    /// <summary>A verdict in a word or two.</summary>
    public static string Word(LogSafety safety) => safety switch
    {
        LogSafety.Safe => "safe",
        LogSafety.Unsafe => "unsafe",
        _ => "not decidable",
    };

    private void PrintRules(LogVerdict verdict)
    {
        var table = new TextTable(
            Gap, [new Column("rule", IsNumber: false), new("verdict", IsNumber: false), new("what it asks", false, 1)]);
        foreach (var (rule, safety, why) in verdict.Rules)
        {
            table.AddRow(
                new Text(rule.Name),
                TableFrame.Judged(
                    safety == LogSafety.Unsafe ? $"{Word(safety)}: {why}" : Word(safety), safety == LogSafety.Safe),
                new Text(rule.Sentence));
        }

        TableFrame.Print(around, table);
    }

    private void PrintDevices(IReadOnlyList<DeviceSummary> devices)
    {
        if (devices.Count == 0)
            return;
        var table = new TextTable(Gap, DeviceColumns);
        foreach (var device in devices)
        {
            table.AddRow(
                new Text(device.Device.Length == 0 ? TableFrame.None : OneLine.Of(device.Device)),
                TableFrame.Number(device.Mappings),
                TableFrame.Number(device.AtEnd),
                TableFrame.Number(device.Bounced),
                new Text(Size(device.BouncedBytes)),
                TableFrame.Number(device.Forced));
        }

        TableFrame.Print(around, table);
    }

    private static string Size(UInt128 bytes) =>
        bytes <= ulong.MaxValue ? NumberText.Size((ulong)bytes) : bytes.ToString(CultureInfo.InvariantCulture);

    private void Line(string line) => around.Output.WriteLine(OneLine.Of(line));
}

using Mutation.Trials;
using Spectre.Console;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The table of <c>verify defects</c>.</summary>
internal static class DefectsTable
{
    private static readonly (string Name, bool IsNumber)[] Columns =
    [
        ("defect", false), ("reached", false), ("triggered", false), ("detected", false), ("by", false),
        ("commands", true), ("seconds", true), ("shrunk / known", true),
    ];

    public static void Print(Surroundings around, IReadOnlyList<DefectResult> results) =>
        TableFrame.Print(around, isTight => Table(isTight, results));

    private static Table Table(bool isTight, IReadOnlyList<DefectResult> results)
    {
        var table = TableFrame.Of(isTight, gap: 1, Columns);
        foreach (var result in results)
            table.AddRow(Cells(result));
        return table;
    }

    private static Text[] Cells(DefectResult result)
    {
        var found = result.Detections;
        return
        [
            TableFrame.Judged(result.Defect.Name, !result.Complaints.Any()),
            new(HowMany(result, trial => trial.Reached)),
            new(HowMany(result, trial => trial.Triggered)),
            new(HowMany(result, trial => trial.Detected)),
            new(OneLine.Of(By(found))),
            new(result.SpreadOf(trial => trial.Report.Commands)?.Print("N0") ?? TableFrame.None),
            new(result.SpreadOf(trial => trial.Report.Seconds)?.Print("0.00") ?? TableFrame.None),
            new(Lengths(result)),
        ];
    }

    private static string HowMany(DefectResult result, Func<Trial, bool> holds)
    {
        var count = result.Trials.Count(holds);
        return count == 0 ? "no" : count == result.Trials.Count ? "yes" : $"{count} of {result.Trials.Count}";
    }

    // The property that found it most often, what it reported, and the number of others.
    private static string By(IReadOnlyList<Trial> found)
    {
        if (found.Count == 0)
            return TableFrame.None;
        IGrouping<string, Trial>[] properties =
        [
            .. found.GroupBy(trial => trial.Report.Property!, StringComparer.Ordinal)
                .OrderByDescending(trials => trials.Count()),
        ];
        var what = properties[0].GroupBy(trial => trial.Report.What!.Split(',')[0], StringComparer.Ordinal)
            .MaxBy(same => same.Count())!.Key;
        return $"{properties[0].Key} ({what})"
            + (properties.Length == 1 ? string.Empty : $" and {properties.Length - 1} more");
    }

    private static string Lengths(DefectResult result)
    {
        var shrunk = result.SpreadOf(trial => trial.ShrunkLength);
        var known = result.Known is { } scenario ? $"{scenario.Length}" : TableFrame.None;
        return $"{shrunk?.Print("0.#") ?? TableFrame.None} / {known}";
    }
}

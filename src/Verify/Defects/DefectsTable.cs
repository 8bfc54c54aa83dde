using Mutation.Trials;
using Spectre.Console;
using Verify.Display;

namespace Verify.Defects;

/// <summary>The table of <c>verify defects</c>.</summary>
internal static class DefectsTable
{
    private const string None = "-";

    private static readonly (string Name, bool IsNumber)[] Columns =
    [
        ("defect", false), ("reached", false), ("triggered", false), ("detected", false), ("by", false),
        ("commands", true), ("seconds", true), ("shrunk / known", true),
    ];

    /// <summary>Prints it.</summary>
    public static void Print(Surroundings around, IReadOnlyList<DefectResult> results) =>
        ResultTable.Print(around, isTight => Table(isTight, results));

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
        var isRight = !result.Complaints.Any();
        return
        [
            new(result.Defect.Name, new Style(isRight ? Color.Green : Color.Red)),
            new(HowMany(result, trial => trial.Reached)),
            new(HowMany(result, trial => trial.Triggered)),
            new(HowMany(result, trial => trial.Detected)),
            new(OneLine.Of(By(found))),
            new(Spread.Of(found.Select(trial => (double)trial.Report.Commands))?.Print("N0") ?? None),
            new(Spread.Of(found.Select(trial => trial.Report.Seconds))?.Print("0.00") ?? None),
            new(Lengths(result)),
        ];
    }

    private static string HowMany(DefectResult result, Func<Trial, bool> holds)
    {
        var count = result.Trials.Count(holds);
        return count == 0 ? "no" : count == result.Trials.Count ? "yes" : $"{count} of {result.Trials.Count}";
    }

    /// <summary>The property that found it most often, and what it saw then; of others only how many.</summary>
    private static string By(IReadOnlyList<Trial> found)
    {
        if (found.Count == 0)
            return None;
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
        var lengths = result.Detections.Select(trial => trial.ShrunkLength).OfType<int>();
        var shrunk = Spread.Of(lengths.Select(length => (double)length));
        var known = result.Known is { } scenario ? $"{scenario.Length}" : None;
        return $"{shrunk?.Print("0.#") ?? None} / {known}";
    }
}

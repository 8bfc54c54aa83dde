using Mutation.Trials;
using Spectre.Console;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The table of <c>verify defects</c>.</summary>
internal static class DefectsTable
{
    private static readonly Column[] Columns =
    [
        new("defect", IsNumber: false),
        new("reached", IsNumber: false, Rank: 6),
        new("triggered", IsNumber: false, Rank: 5),
        new("detected", IsNumber: false),
        new("by", IsNumber: false, Rank: 4),
        new("commands", IsNumber: true, Rank: 2),
        new("seconds", IsNumber: true, Rank: 1),
        new("shrunk / known", IsNumber: true, Rank: 3),
    ];

    public static void Print(Surroundings around, IReadOnlyList<DefectRow> rows)
    {
        var table = new TextTable(gap: 1, Columns);
        foreach (var row in rows)
            table.AddRow(Cells(row));
        TableFrame.Print(around, table);
    }

    private static Text[] Cells(DefectRow row)
    {
        var found = row.Detections;
        return
        [
            TableFrame.Judged(NameOf(row), row.Complaints.Count == 0),
            new(HowMany(row, trial => trial.Reached)),
            new(HowMany(row, trial => trial.Triggered)),
            new(HowMany(row, trial => trial.Detected)),
            new(OneLine.Of(By(found))),
            new(row.Commands?.Print("N0") ?? TableFrame.None),
            new(row.Seconds?.Print("0.00") ?? TableFrame.None),
            new(Lengths(row)),
        ];
    }

    // The number says nothing to a reader.
    private static string NameOf(DefectRow row) => row.Name[(row.Name.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private static string HowMany(DefectRow row, Func<TrialRow, bool> holds)
    {
        var count = row.Trials.Count(holds);
        return count == 0 ? "no" : count == row.Trials.Count ? "yes" : $"{count} of {row.Trials.Count}";
    }

    // The property that found it most often, what it reported, and the number of others.
    private static string By(IReadOnlyList<TrialRow> found)
    {
        if (found.Count == 0)
            return TableFrame.None;
        IGrouping<string, TrialRow>[] properties =
        [
            .. found.GroupBy(trial => trial.By!, StringComparer.Ordinal)
                .OrderByDescending(trials => trials.Count()),
        ];
        var what = properties[0].GroupBy(trial => trial.What!.Split(',')[0], StringComparer.Ordinal)
            .MaxBy(same => same.Count())!.Key;
        return $"{properties[0].Key} ({what})"
            + (properties.Length == 1 ? string.Empty : $" and {properties.Length - 1} more");
    }

    private static string Lengths(DefectRow row)
    {
        var known = row.KnownLength is { } length ? $"{length}" : TableFrame.None;
        return $"{row.ShrunkLength?.Print("0.#") ?? TableFrame.None} / {known}";
    }
}

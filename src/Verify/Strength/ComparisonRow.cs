using Mutation.Trials;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The row of a defect that several searches looked for.</summary>
/// <param name="Name">The defect.</param>
/// <param name="First">The search that found it first; null if none did.</param>
/// <param name="Searches">The result of each search.</param>
internal sealed record ComparisonRow(string Name, string? First, IReadOnlyList<SearchRow> Searches) : IRow
{
    bool IRow.HasRun => Searches.Count > 0;
}

/// <summary>What one search found of a defect.</summary>
/// <param name="By">The search.</param>
/// <param name="Detected">The trials in which it found the defect.</param>
/// <param name="Trials">Its trials.</param>
/// <param name="Seconds">Seconds up to the detection; null if it did not find the defect.</param>
internal sealed record SearchRow(string By, int Detected, int Trials, Spread? Seconds)
{
    /// <summary>The row of a result.</summary>
    public static SearchRow Of(string searcher, DefectResult result) => new(
        searcher,
        result.Detections.Count,
        result.Trials.Count,
        result.SpreadOf(trial => trial.Report.Seconds));

    /// <summary>The cell of the table.</summary>
    internal string Cell => (Seconds, Detected == Trials) switch
    {
        (null, _) => "not found",
        (var seconds, true) => seconds.Print("0.00"),
        (var seconds, false) => $"{seconds.Print("0.00")}, in {Detected} of {Trials}",
    };
}

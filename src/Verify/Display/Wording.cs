using Verify.Job;

namespace Verify.Display;

/// <summary>Sentences that several displays share.</summary>
internal static class Wording
{
    /// <summary>A count and what is counted.</summary>
    public static string Count(long count, string one) =>
        $"{count:N0} {one}{(count == 1 ? string.Empty : "s")}";

    /// <summary>A count and what is counted, where the plural is irregular.</summary>
    public static string Count(long count, string one, string several) =>
        $"{count:N0} {(count == 1 ? one : several)}";

    /// <summary>The sum of rows.</summary>
    public static string SoFar(IReadOnlyList<Row> rows) =>
        $"{Count(rows.Sum(row => row.Scenarios), "scenario")}, "
        + $"{Count(rows.Sum(row => row.Commands), "command")}, "
        + Count(rows.Sum(row => row.Findings), "finding");
}

namespace Mutation.Coverage;

/// <summary>A line of code that can run, and how much of it did.</summary>
/// <param name="File">Its file, from the top of the checkout, with forward slashes.</param>
/// <param name="Line">Its number, from 1.</param>
/// <param name="IsReached">Whether it ran at all.</param>
/// <param name="Branches">The ways that its conditions can go; 0 where it has none.</param>
/// <param name="Taken">Those of them that were gone.</param>
public sealed record CoveredLine(string File, int Line, bool IsReached, int Branches, int Taken)
{
    /// <summary>What was missed, as ledger and output say it; null where nothing was.</summary>
    public string? Missed =>
        !IsReached ? "line"
        : Taken < Branches ? $"{Branches - Taken} of {Branches} branches"
        : null;
}

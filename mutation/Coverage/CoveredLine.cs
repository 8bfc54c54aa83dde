namespace Mutation.Coverage;

/// <summary>An executable line and its coverage.</summary>
/// <param name="File">The file, relative to the checkout, with forward slashes.</param>
/// <param name="Line">The line number, from 1.</param>
/// <param name="IsReached">Whether it ran.</param>
/// <param name="Branches">The number of branches of its conditions.</param>
/// <param name="Taken">The number of branches taken.</param>
public sealed record CoveredLine(string File, int Line, bool IsReached, int Branches, int Taken)
{
    /// <summary>What is uncovered, as in ledger and output; null if nothing is.</summary>
    public string? Missed =>
        !IsReached ? "line"
        : Taken < Branches ? $"{Branches - Taken} of {Branches} branches"
        : null;
}

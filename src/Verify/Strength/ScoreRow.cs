using Mutation.Scores;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The row of a mutated target; all counts are null if a canary check failed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sources">Its folder.</param>
/// <param name="Mutants">Mutants that compiled and were tested.</param>
/// <param name="Killed">A test failed.</param>
/// <param name="Survived">Every test passed, or none covers the code.</param>
/// <param name="Equivalent">Survivors that the ledger calls equivalent.</param>
/// <param name="Timeouts">The tests did not end in time, or their host crashed.</param>
/// <param name="Endless">Time-outs that the ledger shows to be endless loops.</param>
/// <param name="Raw">The score in percent as Stryker.NET counts it.</param>
/// <param name="WithoutTimeouts">The score in percent without time-outs as kills.</param>
/// <param name="Adjusted">The headline score in percent.</param>
/// <param name="Unexplained">Time-outs neither endless loops nor equivalent, which count as survived.</param>
internal sealed record ScoreRow(
    string Name,
    string Sources,
    int? Mutants,
    int? Killed,
    int? Survived,
    int? Equivalent,
    int? Timeouts,
    int? Endless,
    double? Raw,
    double? WithoutTimeouts,
    double? Adjusted,
    IReadOnlyList<string> Unexplained) : IRow
{
    bool IRow.HasRun => Mutants > 0;

    /// <summary>The row of a summary.</summary>
    public static ScoreRow Of(Summary summary) =>
        Of(summary.Target.Name, summary.Target.Sources, summary.Score, [.. summary.Unexplained.Select(it => $"{it}")]);

    /// <summary>The row of a score.</summary>
    public static ScoreRow Of(string name, string sources, Score? score, IReadOnlyList<string> unexplained) => new(
        name,
        sources,
        score?.All,
        score?.Killed,
        score?.Survived,
        score?.Equivalent,
        score?.Timeouts,
        score?.Endless,
        score?.Raw,
        score?.WithoutTimeouts,
        score?.Adjusted,
        unexplained);
}

namespace Lockstep.Judging;

/// <summary>What came of one scenario.</summary>
/// <param name="Finding">What is wrong, or null where everything held.</param>
/// <param name="Commands">Commands carried out on both sides and compared.</param>
/// <param name="Idle">Commands that did nothing because they name nothing or make no sense here.</param>
/// <param name="Hypercalls">Hypercalls that the subject made.</param>
public sealed record RunResult(Finding? Finding, int Commands, int Idle, long Hypercalls);

namespace Lockstep.Simulation;

/// <summary>
/// An operation made more port calls and memory accesses than any correct one needs: it would not end.
/// </summary>
/// <param name="budget">The limit on steps: port calls, memory accesses and pages accessed.</param>
#pragma warning disable CA1032, RCS1194 // Only the simulated platform throws it, always with its budget.
public sealed class StepBudgetExceededException(int budget)
#pragma warning restore CA1032, RCS1194
    : Exception($"the operation exceeded its budget of {budget} steps (port calls, memory accesses, pages)");

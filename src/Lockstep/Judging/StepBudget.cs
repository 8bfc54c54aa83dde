using Lockstep.Simulation;

namespace Lockstep.Judging;

/// <summary>
/// The port calls that a command may make, several times those of the model; one that makes more counts as endless.
/// </summary>
internal static class StepBudget
{
    private const int Min = 10_000;
    private const int Factor = 4;

    // Several times the costliest command within the caps, on a heap in the firmware's memory.
    private const int Usual = 200_000;

    /// <summary>The budget of a command that nothing predicts; it may clear all of the heap.</summary>
    /// <param name="machine">The machine.</param>
    public static int Unpredicted(Machine machine) =>
        Usual + (int)Math.Min(Factor * (machine.Heap.Size / SparseMemory.PageSize), int.MaxValue - Usual);

    /// <summary>The budget of a command.</summary>
    /// <param name="predicted">Its predicted outcome.</param>
    public static int For(Outcome predicted)
    {
        UInt128 steps = Min;
        foreach (var entry in predicted.Trace)
            steps += Factor * WorkOf(entry);
        return (int)UInt128.Min(steps, int.MaxValue);
    }

    /// <summary>The port calls, and pages filled or copied, of a command.</summary>
    /// <param name="predicted">Its predicted outcome.</param>
    public static int WorkOf(Outcome predicted)
    {
        UInt128 work = 0;
        foreach (var entry in predicted.Trace)
            work += WorkOf(entry);
        return (int)UInt128.Min(work, int.MaxValue);
    }

    private static UInt128 WorkOf(Entry entry) => 1 + (entry switch
    {
        FillEntry fill => fill.Size / SparseMemory.PageSize,
        CopyEntry copy => copy.Size / SparseMemory.PageSize,
        _ => 0,
    });
}

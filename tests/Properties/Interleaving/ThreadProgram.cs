using System.Collections.Immutable;

namespace Properties.Interleaving;

/// <summary>What several threads do with one machine.</summary>
/// <param name="Machine">The machine, with its fault plan.</param>
/// <param name="SetUp">Commands that precede the threads.</param>
/// <param name="Threads">The operations of each thread, in order.</param>
internal sealed record ThreadProgram(
    Machine Machine, ImmutableArray<Command> SetUp, ImmutableArray<ImmutableArray<ThreadOperation>> Threads)
{
    /// <summary>The shorter programs without one of its operations.</summary>
    public IEnumerable<ThreadProgram> Shorter()
    {
        for (var thread = 0; thread < Threads.Length; thread++)
        {
            for (var index = 0; index < Threads[thread].Length; index++)
                yield return this with { Threads = Threads.SetItem(thread, Threads[thread].RemoveAt(index)) };
        }

        if (!Machine.Faults.IsEmpty)
            yield return this with { Machine = Machine with { Faults = [] } };
    }
}

using Lockstep.Commands;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// Replaces the pool with the heap, which is an allocator too and needs no initialisation or refill.
/// </summary>
internal static class HeapMove
{
    /// <summary>The moved scenario, if it allocates from the pool.</summary>
    public static IEnumerable<Scenario> Of(Scenario scenario)
    {
        if (scenario.Platform is not Machine || !scenario.Commands.Any(IsOfPool))
            yield break;
        yield return scenario with
        {
            Commands =
            [
                .. scenario.Commands
                    .Where(command => command is not (InitDynamicPool or InitStaticPool or Refill))
                    .Select(BufferKinds.InHeap),
            ],
        };
    }

    private static bool IsOfPool(Command command) =>
        command is Maker && Vocabulary.Of(command).Buffer > BufferKind.Heap;
}

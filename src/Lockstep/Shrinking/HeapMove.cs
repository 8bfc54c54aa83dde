using Lockstep.Commands;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// The whole scenario with the heap in place of the pool: the heap is an allocator too, and nobody has to make or
/// fill it.
/// </summary>
internal static class HeapMove
{
    /// <summary>The moved scenario, if there is anything to move.</summary>
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

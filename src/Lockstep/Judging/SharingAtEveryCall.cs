using System.Numerics;
using Lockstep.Commands;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Judging;

/// <summary>
/// The cost of a driver in a design without a pool: each allocation and each free queries the granule size and shares
/// or unshares every granule of its buffer.
/// </summary>
public static class SharingAtEveryCall
{
    /// <summary>The number of hypercalls of a scenario; null if the platform does not share on demand.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="isServed">
    /// Whether a step, from 1, was served: what is not costs nothing, in no design. By default all are.
    /// </param>
    public static long? Hypercalls(Scenario scenario, Func<int, bool>? isServed = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Platform is not Machine machine || !machine.SharesOnDemand
            || !BitOperations.IsPow2(machine.Granule))
            return null;

        var calls = 0L;
        var granules = new Dictionary<ulong, long>();
        for (var step = 1; step <= scenario.Commands.Length; step++)
        {
            if (isServed?.Invoke(step) == false)
                continue;
            var command = scenario.Commands[step - 1];
            var described = Vocabulary.Of(command);
            if (described.Buffer <= BufferKind.Heap)
                continue;
            if (command is Maker maker)
                calls += 1 + (granules[(ulong)maker.Label] = Granules(described, command, machine.Granule));
            else if (described.FreedBuffer(command) is { Kind: PlaceKind.Label } buffer
                && granules.Remove(buffer.Value, out var count))
                calls += 1 + count;
        }

        return calls;
    }

    private static long Granules(CommandDescription described, Command command, ulong granule)
    {
        var (granules, rest) = UInt128.DivRem(described.LayoutOf(command)!.Value.Size, granule);
        return (long)(granules + (rest == 0 ? UInt128.Zero : UInt128.One));
    }
}

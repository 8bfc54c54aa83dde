using Lockstep.Formats;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Reference;
using Verify.CommandLine;

namespace Verify.Job;

/// <summary>The recorded run of a real virtio block driver, embedded in the assembly.</summary>
internal static class RecordedWorkload
{
    public const string Resource = "virtio-blk.hal";

    private static readonly ulong[] Granules = [4096, 16384, 65536];

    /// <summary>
    /// The runs of the main job: on pKVM with each granule, and on Gunyah, whose granule is always 4 KiB.
    /// </summary>
    /// <param name="granule">The only granule on pKVM, in bytes; null for all.</param>
    /// <param name="heap">The heap; null for the usual one.</param>
    public static IEnumerable<Input> Runs(ulong? granule, Extent? heap)
    {
        foreach (var size in granule is { } only ? [only] : Granules)
        {
            var machine = MachineDefaults.Machine with { Granule = size };
            yield return On(machine, heap, $"pkvm {GranuleSize.Print(size)}");
        }

        yield return On(MachineDefaults.For(Hypervisor.Gunyah), heap, "gunyah");
    }

    private static Input On(Machine machine, Extent? heap, string name)
    {
        using var stream = typeof(RecordedWorkload).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var scenario = HalTrace.Read(
            reader, Resource, machine with { Heap = heap ?? machine.Heap }, out var calls);
        return new Input($"recorded {name}", scenario)
        {
            Served = calls.Served,
            Source = new SourceLines(Resource, calls.Lines),
        };
    }
}

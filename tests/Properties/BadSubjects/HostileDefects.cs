using MemoryModel.Ports;

namespace Properties.BadSubjects;

/// <summary>
/// Firmware that agrees with its model on a mistake, which only a monitor without a model can see: each has one of the
/// faults that such a pair once had.
/// </summary>
internal static class HostileDefects
{
    private const long InvalidParameter = -3;

    /// <summary>MEM_UNSHARE answers -3, and the granule counts as private.</summary>
    public static ISubjectFactory TakesRefusalForSuccess { get; } = new BadSubject("takes -3 from MEM_UNSHARE for 0")
    {
        Hypercalls = port => new BadHypercalls(port, (function, argument) =>
            function == HypercallFunction.MemUnshare && port.Call(function, argument) is var answer
                ? answer == InvalidParameter ? 0 : answer
                : null),
    };

    /// <summary>The same, but only when a granule is retried that was refused before, and so reported.</summary>
    public static ISubjectFactory TakesRefusedRetryForSuccess { get; } = new BadSubject("takes -3 from a retry for 0")
    {
        Hypercalls = port =>
        {
            var refused = new HashSet<ulong>();
            return new BadHypercalls(port, (function, argument) =>
                function == HypercallFunction.MemUnshare && port.Call(function, argument) is var answer
                    ? answer != 0 && refused.Add(argument) ? answer : answer == InvalidParameter ? 0 : answer
                    : null);
        },
    };

    /// <summary>Disposing of the tracker leaves MMIO in the guard.</summary>
    public static ISubjectFactory KeepsMmio { get; } = new DuringCommand<Dispose>("keeps MMIO when disposed of")
    {
        Hypercalls = (port, isRunning) => new BadHypercalls(port, (function, _) =>
            isRunning() && function == HypercallFunction.MmioGuardUnmap ? 0 : null),
    };

    /// <summary>A bounce buffer keeps what an earlier buffer left; blocks of the heap have other sizes.</summary>
    public static ISubjectFactory KeepsStaleBytes { get; } = new DuringCommand<Share>("keeps stale bytes of a buffer")
    {
        Memory = (port, isRunning) => new BadMemory(port)
        {
            Clear = (memory, range) =>
            {
                if (!isRunning() || ulong.IsPow2(range.Size))
                    memory.Zero(range);
            },
        },
    };

    /// <summary>The production code with ports that are broken while one kind of command runs.</summary>
    private sealed class DuringCommand<T>(string name) : ISubjectFactory
        where T : Command
    {
        public string Name => name;

        public Func<IHypercalls, Func<bool>, IHypercalls> Hypercalls { get; init; } = (port, _) => port;

        public Func<IGuestMemory, Func<bool>, IGuestMemory> Memory { get; init; } = (port, _) => port;

        public ISubject Create(Platform platform, bool boots, SubjectPorts ports)
        {
            var isRunning = false;
            var broken = ports with
            {
                Hypercalls = Hypercalls(ports.Hypercalls, () => isRunning),
                Memory = Memory(ports.Memory, () => isRunning),
            };
            return new BadAnswers(ProductionFactory.Instance.Create(platform, boots, broken))
            {
                Answer = (command, correct) =>
                {
                    isRunning = command is T;
                    return correct();
                },
            };
        }
    }
}

namespace Reference;

/// <summary>The executable reference model: the answer, the effects and the next state of every command.</summary>
public static class Model
{
    /// <summary>Executes one resolved command: every place is an address and every optional field is set.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="command">The command; host commands are idle, since they do not change the state.</param>
    /// <returns>The state after it, with the command's answer and its effects.</returns>
    /// <exception cref="ArgumentException">No part of the model handles the command.</exception>
    public static (State After, Outcome Outcome) Step(State state, Command command)
    {
        if (state.Platform is AllocatorPlatform)
        {
            var bare = new AllocatorModel(state.Heap);
            var done = bare.Do(command) ?? Answer.Idle;
            return (state with { Heap = bare.Now }, new(done, []));
        }

        // The parts of a machine; each works on its own part of the state.
        var platform = new PlatformModel((Machine)state.Platform, state.Ports);
        var heap = new AllocatorModel(state.Heap);
        var memory = new AllocatorModel(state.PoolMemory);
        var pool = new SharedPoolModel(state.Pool, platform, heap, memory);
        var mmio = new MmioModel(state.Mmio, platform);
        var tracker = new TrackerModel(state.Tracker, platform, mmio, pool);
        var boot = new BootModel(state.Phase, platform, tracker, mmio, pool);

        // Each command belongs to one part.
        var answer = new HeapModel(platform, heap).Do(command)
            ?? boot.Do(command)
            ?? tracker.Do(command)
            ?? mmio.Do(command)
            ?? pool.Do(command)
            ?? new HalModel(platform, pool, memory).Do(command)
            ?? throw new ArgumentException(
                $"Model: no part handles the command {command.GetType().Name}; add it to one", nameof(command));
        var after = state with
        {
            Phase = boot.Now,
            Ports = platform.Now,
            Heap = heap.Now,
            PoolMemory = memory.Now,
            Pool = pool.Now,
            Tracker = tracker.Now,
            Mmio = mmio.Now,
        };
        return (after, new(answer, platform.Trace));
    }

    /// <summary>The observable part of a state.</summary>
    public static View Observe(State state)
    {
        if (state.Platform is AllocatorPlatform)
            return new(state.Heap.Statistics(), 0, default, [], [], []);
        var free = (ulong)state.Heap.Free.Size;
        if (state.Phase is Phase.BeforeBoot or Phase.Failed)
            return new(default, free, default, [], [], state.Mmio.Refused());
        UInt128 shared = 0, quarantined = 0;
        foreach (var block in state.Pool.SharedBlocks)
            shared += block.Size;
        foreach (var held in state.Pool.Quarantine)
            quarantined += held.Block.Size;
        var pool = state.PoolMemory.Statistics() with { Shared = shared, Quarantined = quarantined };
        return new(pool, free, state.Tracker.Total, state.Tracker.Regions, state.Mmio.Regions, state.Mmio.Refused());
    }
}

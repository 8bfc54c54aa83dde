using Lockstep.Safety;

namespace Properties.Promises;

/// <summary>Performs a workload's actions on a rig and tracks the live buffers, to free them later.</summary>
internal sealed class Caller(Rig rig)
{
    private readonly List<(ulong Start, ulong Bytes, Command Free)> _buffers = [];
    private readonly List<(ulong Start, ulong Bytes, Command Free)> _heap = [];

    /// <summary>The live buffers of the pool.</summary>
    public IEnumerable<ByteRange> Buffers => _buffers.Select(buffer => new ByteRange(buffer.Start, buffer.Bytes));

    /// <summary>The live allocations of the heap.</summary>
    public IEnumerable<ByteRange> Heap => _heap.Select(buffer => new ByteRange(buffer.Start, buffer.Bytes));

    /// <summary>The layouts of the live heap allocations.</summary>
    public IEnumerable<Shape> HeapShapes => _heap.Select(buffer => ((HeapFree)buffer.Free).As!.Value);

    /// <summary>Called after each allocation or free, with the command and its answer.</summary>
    public Action<Command, Answer>? OnExecuted { get; init; }

    public void DoAll(IEnumerable<CallerAction> actions)
    {
        foreach (var action in actions)
            Do(action);
    }

    public void Do(CallerAction action)
    {
        _ = action.Kind switch
        {
            CallerActionKind.Allocate => Take(
                _buffers, new Allocate(0, action.Shape), action.Bytes, at => new Free(at, action.Shape)),
            CallerActionKind.Dma => Take(
                _buffers, new DmaAllocate(0, Pages(action)), Pages(action) * 4096,
                at => new DmaFree(at, Pages(action))),
            CallerActionKind.Share => Take(_buffers, ShareOf(action), action.Bytes, at =>
                new Unshare(at, ShareOf(action).Buffer, action.Bytes, ShareOf(action).Direction)),
            CallerActionKind.HeapAllocate => Take(
                _heap, new HeapAllocate(0, action.Shape), action.Bytes, at => new HeapFree(at, action.Shape)),
            CallerActionKind.Free => Free(_buffers, action.Choice),
            CallerActionKind.FreeHeap => Free(_heap, action.Choice),
            _ => Execute(new Refill(action.Shape)),
        };
    }

    /// <summary>Frees everything in a pseudo-random order.</summary>
    public void FreeAll(int seed)
    {
        FreeBuffers(seed);
        FreeHeap(seed);
    }

    /// <summary>Frees all buffers of the pool in a pseudo-random order.</summary>
    public void FreeBuffers(int seed) => FreeAll(_buffers, seed);

    /// <summary>Frees all heap memory in a pseudo-random order.</summary>
    public void FreeHeap(int seed) => FreeAll(_heap, seed);

    private void FreeAll(List<(ulong Start, ulong Bytes, Command Free)> all, int seed)
    {
        var random = new Random(seed);
        while (all.Count > 0)
            Free(all, random.Next(all.Count));
    }

    private static ulong Pages(CallerAction action) => (action.Bytes / 4096) + 1;

    private static Share ShareOf(CallerAction action) =>
        new(0, Place.At(Workload.GuestBuffer), action.Bytes, (Direction)(action.Choice % 3));

    private Answer Take(List<(ulong, ulong, Command)> into, Command command, ulong bytes, Func<Place, Command> free)
    {
        var answer = Execute(command);
        if (answer.Succeeded)
            into.Add((answer.Value!.Value, bytes, free(Place.At(answer.Value.Value))));
        return answer;
    }

    private Answer Free(List<(ulong Start, ulong Bytes, Command Free)> from, int choice)
    {
        if (from.Count == 0)
            return Answer.Idle;
        var buffer = from[choice % from.Count];
        from.Remove(buffer);
        var answer = Execute(buffer.Free);
        if (!answer.Succeeded)
            throw new InvalidOperationException($"{ScenarioText.Print(buffer.Free)} returned {answer}");
        return answer;
    }

    private Answer Execute(Command command)
    {
        var answer = rig.Do(command);
        OnExecuted?.Invoke(command, answer);
        return answer;
    }
}

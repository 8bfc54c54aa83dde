using Lockstep.Safety;
using Lockstep.Scenarios;

namespace Properties.Promises;

/// <summary>Does a workload's deeds on a rig, and remembers what it was given so that it can give it back.</summary>
internal sealed class Caller(Rig rig)
{
    private readonly List<(ulong Start, ulong Bytes, Command Free)> _buffers = [];
    private readonly List<(ulong Start, ulong Bytes, Command Free)> _heap = [];

    /// <summary>The buffers of the pool that it has.</summary>
    public IEnumerable<ByteRange> Buffers => _buffers.Select(buffer => new ByteRange(buffer.Start, buffer.Bytes));

    /// <summary>The memory of the heap that it has.</summary>
    public IEnumerable<ByteRange> Heap => _heap.Select(buffer => new ByteRange(buffer.Start, buffer.Bytes));

    /// <summary>The layouts of the memory of the heap that it has.</summary>
    public IEnumerable<Shape> HeapShapes => _heap.Select(buffer => ((HeapFree)buffer.Free).As!.Value);

    /// <summary>Called when something was taken or given back, with the command and its answer.</summary>
    public Action<Command, Answer>? Done { get; init; }

    public void DoAll(IEnumerable<Deed> deeds)
    {
        foreach (var deed in deeds)
            Do(deed);
    }

    public void Do(Deed deed)
    {
        _ = deed.Kind switch
        {
            DeedKind.Allocate => Take(
                _buffers, new Allocate(0, deed.Shape), deed.Bytes, at => new Free(at, deed.Shape)),
            DeedKind.Dma => Take(
                _buffers, new DmaAllocate(0, Pages(deed)), Pages(deed) * 4096, at => new DmaFree(at, Pages(deed))),
            DeedKind.Share => Take(_buffers, ShareOf(deed), deed.Bytes, at =>
                new Unshare(at, ShareOf(deed).Buffer, deed.Bytes, ShareOf(deed).Direction)),
            DeedKind.HeapAllocate => Take(
                _heap, new HeapAllocate(0, deed.Shape), deed.Bytes, at => new HeapFree(at, deed.Shape)),
            DeedKind.GiveBack => GiveBack(_buffers, deed.Choice),
            DeedKind.HeapGiveBack => GiveBack(_heap, deed.Choice),
            _ => Tell(new Refill(deed.Shape)),
        };
    }

    /// <summary>Gives everything back, in an order of its own.</summary>
    public void GiveAllBack(int seed)
    {
        var random = new Random(seed);
        while (_buffers.Count > 0)
            GiveBack(_buffers, random.Next(_buffers.Count));
        while (_heap.Count > 0)
            GiveBack(_heap, random.Next(_heap.Count));
    }

    private static ulong Pages(Deed deed) => (deed.Bytes / 4096) + 1;

    private static Share ShareOf(Deed deed) =>
        new(0, Place.At(Workload.GuestBuffer), deed.Bytes, (Direction)(deed.Choice % 3));

    private Answer Take(List<(ulong, ulong, Command)> into, Command command, ulong bytes, Func<Place, Command> free)
    {
        var answer = Tell(command);
        if (answer.Succeeded)
            into.Add((answer.Value!.Value, bytes, free(Place.At(answer.Value.Value))));
        return answer;
    }

    private Answer GiveBack(List<(ulong Start, ulong Bytes, Command Free)> from, int choice)
    {
        if (from.Count == 0)
            return Answer.Idle;
        var buffer = from[choice % from.Count];
        from.Remove(buffer);
        var answer = Tell(buffer.Free);
        if (!answer.Succeeded)
            throw new InvalidOperationException($"{ScenarioText.Print(buffer.Free)} answered {answer}");
        return answer;
    }

    private Answer Tell(Command command)
    {
        var answer = rig.Do(command);
        Done?.Invoke(command, answer);
        return answer;
    }
}

namespace Reference;

/// <summary>Steps of a buddy allocator: the bare one, the guest heap's or the pool's.</summary>
internal sealed class AllocatorModel(Blocks now)
{
    public Blocks Now { get; private set; } = now;

    /// <summary>The command's answer; null if it needs a machine.</summary>
    public Answer? Do(Command command) => command switch
    {
        Add add => Add(add.Base, add.Size),
        Allocate take => Allocate(take.Shape),
        Free give => Release(give.Buffer.Value, give.As!.Value),
        _ => null,
    };

    /// <summary>Adds memory, trimmed inward to whole smallest blocks.</summary>
    public Answer Add(ulong start, ulong size)
    {
        var end = (UInt128)start + size;
        var added = new Interval(Blocks.Up(start, Now.Smallest), end & ~(UInt128)(Now.Smallest - 1));
        var error = end > UInt128.One << 64 ? Error.OutOfRange
            : added.Start < added.End && Now.Added.Overlaps(added) ? Error.Overlaps
            : Error.None;
        if (error == Error.None && added.Start < added.End)
            Now = Now with { Added = Now.Added.With(added), Free = Now.Free.With(added) };
        return Answer.Fail(error);
    }

    /// <summary>Drops all memory and all buffers.</summary>
    public void Clear() => Now = new(Now.Smallest);

    /// <summary>Removes a free block without recording a buffer.</summary>
    public void Take(ulong start, ulong block) =>
        Now = Now with { Free = Now.Free.Without(new(start, (UInt128)start + block)) };

    /// <summary>Returns such a block.</summary>
    public void Give(ulong start, ulong block) =>
        Now = Now with { Free = Now.Free.With(new(start, (UInt128)start + block)) };

    /// <summary>Allocates a buffer.</summary>
    public Answer Allocate(Shape shape)
    {
        var error = Blocks.Check(shape);
        if (error != Error.None || Now.Find(Now.BlockOf(shape)) is not { } start)
            return Answer.Fail(error.Or(Error.OutOfMemory));
        Take(start, Now.BlockOf(shape));
        Now = Now with { Live = Now.Live.Items.Insert(IndexOf(start), new(start, shape)) };
        return Answer.Address(start);
    }

    /// <summary>Frees a buffer.</summary>
    public Answer Release(ulong address, Shape shape)
    {
        var error = Blocks.Check(shape).Or(
            At(address) is { } live ? live.Shape == shape ? Error.None : Error.WrongLayout
            : Now.Free.Overlaps(new(address, (UInt128)address + 1)) ? Error.AlreadyFreed
            : Error.NotOwned);
        if (error != Error.None)
            return Answer.Fail(error);
        Give(address, Now.BlockOf(shape));
        Now = Now with { Live = Now.Live.Items.RemoveAt(IndexOf(address)) };
        return Answer.Ok;
    }

    /// <summary>The live buffer that begins at an address, if any.</summary>
    public LiveBuffer? At(ulong address) =>
        IndexOf(address) is var index && index < Now.Live.Length && Now.Live[index].Address == address
            ? Now.Live[index]
            : null;

    /// <summary>Makes a live buffer a bounce buffer.</summary>
    public void Lend(ulong address, Loan loan)
    {
        var index = IndexOf(address);
        Now = Now with { Live = Now.Live.Items.SetItem(index, Now.Live[index] with { Loan = loan }) };
    }

    /// <summary>The index of the first live buffer at or above an address.</summary>
    private int IndexOf(ulong address)
    {
        var index = 0;
        while (index < Now.Live.Length && Now.Live[index].Address < address)
            index++;
        return index;
    }
}

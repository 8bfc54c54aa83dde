using Lockstep.Safety;

namespace Lockstep.Simulation;

/// <summary>
/// The world that the model predicts: memory and the host's view, changed only by predicted entries. The platform's
/// world must match it.
/// </summary>
/// <param name="machine">The machine of the scenario.</param>
public sealed class Shadow(Machine machine)
{
    private int _entries;

    /// <summary>Guest RAM and what the host sees of it, as predicted.</summary>
    public World World { get; } = new(machine);

    /// <summary>The predicted writes of the guest in the current operation, in order.</summary>
    public IReadOnlyList<ByteRange> Touched => World.Touched;

    /// <summary>Called at each instant of the predicted operation at which the host can act.</summary>
    public Action<Instant>? AtInstant { get; set; }

    /// <summary>Begins an operation: resets its entries and accesses.</summary>
    public void BeginOperation()
    {
        _entries = 0;
        World.BeginOperation();
    }

    /// <summary>Applies the effect of an entry.</summary>
    /// <param name="entry">The next entry of the predicted trace.</param>
    public void Apply(Entry entry)
    {
        switch (entry)
        {
            case FillEntry fill:
                Pass(World.GuestFill(fill.Start, fill.Size, fill.Value));
                break;
            case CopyEntry copy:
                Copy(copy);
                break;
            case HypercallEntry { Function: Hypercall.MemShare, TookEffect: true } share:
                World.Host.Share(share.Argument);
                break;
            case HypercallEntry { Function: Hypercall.MemUnshare, TookEffect: true } unshare:
                World.Host.Unshare(unshare.Argument);
                break;
        }

        if (entry.IsPortCall)
            Pass(new Instant(Moment.Entry, ++_entries));
    }

    private void Copy(CopyEntry copy)
    {
        var page = PagePool.Rent();
        var bytes = page.AsSpan(0, (int)copy.Size);
        Pass(World.GuestRead(copy.From, bytes));
        Pass(World.GuestWrite(copy.To, bytes));
        PagePool.Return(page);
    }

    private void Pass(Instant? instant)
    {
        if (instant is { } reached)
            AtInstant?.Invoke(reached);
    }
}

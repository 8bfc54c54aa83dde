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

    /// <summary>Called after each predicted port call takes effect, with its number from 1.</summary>
    public Action<int>? AfterEntry { get; set; }

    /// <summary>Begins an operation: resets its entries and touched ranges.</summary>
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
                World.GuestFill(fill.Start, fill.Size, fill.Value);
                break;
            case CopyEntry copy:
                World.GuestCopy(copy.From, copy.To, copy.Size);
                break;
            case HypercallEntry { Function: Hypercall.MemShare, TookEffect: true } share:
                World.Host.Share(share.Argument);
                break;
            case HypercallEntry { Function: Hypercall.MemUnshare, TookEffect: true } unshare:
                World.Host.Unshare(unshare.Argument);
                break;
        }

        if (entry.IsPortCall)
            AfterEntry?.Invoke(++_entries);
    }
}

using Lockstep.Safety;

namespace Lockstep.Simulation;

/// <summary>
/// The world as the model predicts it: memory and the host's view, changed by predicted entries alone. The
/// platform's world must come out the same.
/// </summary>
/// <param name="machine">The machine of the scenario.</param>
public sealed class Shadow(Machine machine)
{
    private int _entries;

    /// <summary>Guest RAM and what the host sees of it, as predicted.</summary>
    public World World { get; } = new(machine);

    /// <summary>What the guest is predicted to write in the current operation, in order.</summary>
    public IReadOnlyList<ByteRange> Touched => World.Touched;

    /// <summary>Called after each predicted port call took effect, with its number from 1.</summary>
    public Action<int>? AfterEntry { get; set; }

    /// <summary>Begins an operation: its entries and its touched ranges are counted from here.</summary>
    public void BeginOperation()
    {
        _entries = 0;
        World.BeginOperation();
    }

    /// <summary>Does what an entry says that was done.</summary>
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

    /// <inheritdoc cref="World.GuestFill"/>
    public void GuestFill(ulong start, ulong size, byte value) => World.GuestFill(start, size, value);

    /// <inheritdoc cref="World.HostRead"/>
    public byte[]? HostRead(ulong start, ulong size) => World.HostRead(start, size);

    /// <inheritdoc cref="World.HostWrite"/>
    public ulong HostWrite(ulong start, ulong size, byte value) => World.HostWrite(start, size, value);
}

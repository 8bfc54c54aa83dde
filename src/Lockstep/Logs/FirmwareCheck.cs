using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>
/// Judges the lines of a firmware by the safety rules. A line that shares begins a request, and the buffer that is then
/// allocated ends it. Unsharing memory with live buffers is the beginning of a teardown, unless the pool goes on.
/// </summary>
/// <param name="offences">Receives the offences.</param>
/// <param name="granule">The granule in bytes, if known.</param>
internal sealed class FirmwareCheck(OffenceLog offences, ulong? granule)
{
    private static readonly OperationBegan Request = new("the request", OperationKind.Ordinary);
    private static readonly OperationBegan Teardown = new("unsharing everything", OperationKind.Teardown);
    private static readonly OperationEnded Succeeded = new(Succeeded: true, []);
    private static readonly OperationEnded Failed = new(Succeeded: false, []);

    private readonly FirmwareTotals _totals = new();
    private FirmwareMemory _memory = new();
    private bool _isPayloads;

    /// <summary>What the lines contain.</summary>
    public FirmwareTotals Totals => _totals;

    /// <summary>Whether the last boot came to an end that a line tells.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What is known of memory at the end.</summary>
    public FirmwareMemory Memory => _memory;

    /// <summary>Takes the next line.</summary>
    public void Take(in LogEvent said)
    {
        _memory.Ledger.Index = offences.Line;
        _totals.Events++;
        // A firmware that has entered the payload is gone.
        offences.IsMixed |= _isPayloads && said.Kind != LogEventKind.BootStarted;
        var range = said.Range;
        switch (said.Kind)
        {
            case LogEventKind.BootStarted: Restart(); break;
            case LogEventKind.RegionShared: Share(range); break;
            case LogEventKind.RegionUnshared: Unshare(range); break;
            case LogEventKind.BufferAllocated: Allocate(range, said.Alignment); break;
            case LogEventKind.BufferFreed: Free(range); break;
            case LogEventKind.RequestFailed: EndRequest(Failed); HasEnded = true; break;
            case LogEventKind.Panicked: HasEnded = true; break;
            case LogEventKind.PayloadStarted: EnterPayload(); break;
        }
    }

    private void Restart()
    {
        _totals.Cut += _totals.Boots > 0 && !HasEnded ? 1 : 0;
        _memory = new FirmwareMemory { HasBeginning = true };
        _memory.Ledger.Index = offences.Line;
        (HasEnded, _isPayloads) = (false, false);
        _totals.Boots++;
    }

    private void Share(ByteRange region)
    {
        GoOn();
        BeginRequest();
        Observe(new Shared(region.Start, region.Size), region);
        if (granule is { } unit && (region.Start % unit != 0 || region.Size % unit != 0))
            offences.Add(FirmwareRules.WholeGranules, $"{region} is not made of granules of {unit} bytes", null);
        _memory.Shared.Set(region, offences.Line);
        _memory.Unshared.Remove(region);
        _totals.Share(_memory.Ledger.Shared.Size);
    }

    private void Unshare(ByteRange region)
    {
        var holder = _memory.Ledger.Live.OverlapWith(region);
        if (_memory.Closing is null && !_memory.Ledger.IsClosed && holder is { } first)
        {
            EndRequest(Succeeded);
            Apply(Teardown);
            _memory.Closing = new Closing(offences.Line, region, first);
        }

        // Within a request it undoes what that has shared; by itself it belongs to none that follows.
        Observe(new Unshared(region.Start, region.Size), region);
        _memory.Shared.Remove(region);
        _memory.Unshared.Set(region, offences.Line);
    }

    private void Allocate(ByteRange buffer, ulong alignment)
    {
        GoOn();
        var older = new List<LiveBuffer>();
        while (_memory.Ledger.Live.OverlapWith(buffer) is { } live)
        {
            if (older.Count == 0)
                Check(new Allocated(buffer.Start, buffer.Size, alignment), buffer);
            older.Add(live);
            _memory.Doubt(live, buffer);
        }

        var allocated = new Allocated(buffer.Start, buffer.Size, alignment);
        if (older.Count == 0)
            Check(allocated, buffer);
        _memory.EndDoubt(buffer);
        Apply(allocated);
        EndRequest(Succeeded);
        _totals.Allocate(buffer.Size, _memory.Ledger.Live);
        HasEnded = false;
    }

    private void Free(ByteRange buffer)
    {
        GoOn();
        var live = _memory.Ledger.Live.At(buffer.Start);
        if (live?.Range != buffer && _memory.EndDoubt(buffer) is { } doubt)
        {
            Confirm(doubt);
            return;
        }

        Observe(new Freed(buffer.Start, buffer.Size), buffer);
        if (live is { } other && other.Range != buffer)
            Apply(new Freed(other.Range.Start, other.Range.Size));
        _totals.Free(live?.Range.Size ?? 0);
        _memory.Freed[buffer.Start] = (buffer, offences.Line);
        EndRequest(Succeeded);
    }

    // The older buffer is freed while the newer one is live: one lost line does not explain that.
    private void Confirm(Doubt doubt)
    {
        if (doubt.Offence is not { LostLine: not null } offence || !_memory.WasNotFreed(doubt.Newer))
            return;
        offence.LostLine = null;
        offences.EndDoubt();
    }

    private void EnterPayload()
    {
        Check(new PayloadEntered(), default);
        EndRequest(Succeeded);
        _memory.Closing = null;
        (HasEnded, _isPayloads) = (true, true);
    }

    // The pool is used after memory of live buffers was unshared.
    private void GoOn()
    {
        HasEnded = false;
        if (_memory.Closing is not { } closing)
            return;
        _memory.Closing = null;
        if (_memory.Ledger.Shared.IsEmpty)
        {
            _memory.Closed = closing;
            Apply(new Closed([]));
            return;
        }

        offences.Add(new LogOffence(
            FirmwareRules.ByName["live-in-shared"],
            closing.Line,
            $"{closing.Region} was unshared while the buffer {closing.Holder.Range} in it was live, and the pool "
                + "went on",
            [new LogConflict(closing.Holder.Index, $"allocated {closing.Holder.Range}"),
                new LogConflict(offences.Line, "goes on using the pool")])
        {
            LostLine = $"'Deallocated' of {closing.Holder.Range} before line {closing.Line}",
        });
        Apply(Succeeded);
    }

    private void BeginRequest()
    {
        if (_memory.Ledger.Journal.Current is null)
            Apply(Request);
    }

    private void EndRequest(OperationEnded ended)
    {
        if (_memory.Ledger.Journal.Current is null)
            return;
        Check(ended, default);
        Apply(ended);
    }

    private void Observe(SafetyEvent seen, ByteRange range)
    {
        Check(seen, range);
        Apply(seen);
    }

    private void Check(SafetyEvent seen, ByteRange range)
    {
        foreach (var rule in FirmwareRules.All)
        {
            if ((rule.Watches & seen.Kind) != EventKinds.None && rule.Check(seen, _memory.Ledger) is { } sentence)
                FirmwareOffence.Tell(offences, _memory, rule, sentence, range);
        }
    }

    private void Apply(SafetyEvent seen) => _memory.Ledger.Apply(seen);
}

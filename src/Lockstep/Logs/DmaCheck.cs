using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>
/// Judges the trace events of the kernel's DMA API. A trace usually begins while mappings are live, so what is unmapped
/// without having been mapped in it is no offence.
/// </summary>
/// <param name="offences">Receives the offences.</param>
internal sealed class DmaCheck(OffenceLog offences)
{
    private readonly Dictionary<string, DmaDevice> _devices = new(StringComparer.Ordinal);
    private UInt128 _live;
    private DmaDevice? _last;

    public long Events { get; private set; }

    public UInt128 PeakLive { get; private set; }

    /// <summary>Unmappings of what was mapped before the trace began.</summary>
    public long Earlier { get; private set; }

    public IEnumerable<DmaDevice> Devices => _devices.Values.OrderBy(device => device.Name, StringComparer.Ordinal);

    /// <summary>Takes the next event.</summary>
    public void Take(in LogEvent said)
    {
        Events++;
        var device = DeviceOf(said.Device);
        switch (said.Kind)
        {
            case LogEventKind.DmaMapped when said.Segments is { } segments:
                foreach (var segment in segments)
                    Map(device, segment, said);
                device.AddList(said.List, segments);
                break;
            case LogEventKind.DmaMapped: Map(device, said.Range, said); break;
            case LogEventKind.DmaUnmapped when said.Calls == DmaCalls.Scatter: UnmapList(device, said); break;
            case LogEventKind.DmaUnmapped: Unmap(device, said.Range, said); break;
            case LogEventKind.DmaSynced:
                foreach (var segment in said.Segments ?? [said.Range])
                    Sync(device, segment);
                break;
            case LogEventKind.DmaBounced: device.Bounce(said.Range.Size, said.IsForced); break;
        }
    }

    /// <summary>Tells what is live at the end of a whole run.</summary>
    public void End()
    {
        foreach (var device in Devices)
        {
            foreach (var mapping in device.All)
            {
                offences.Add(
                    DmaRules.ReturnedAtEnd,
                    $"the mapping {mapping}{Of(device)} is live at the end",
                    null,
                    new LogConflict(mapping.Line, $"mapped {mapping}"));
            }
        }
    }

    private DmaDevice DeviceOf(string name)
    {
        if (_last?.Name == name)
            return _last;
        if (!_devices.TryGetValue(name, out var device))
            _devices.Add(name, device = new DmaDevice(name));
        return _last = device;
    }

    private void Map(DmaDevice device, ByteRange range, in LogEvent said)
    {
        var mapping = new DmaMapping(range, offences.Line, said.Direction, said.Calls);
        if (device.Over(range) is { } other)
        {
            offences.Doubt();
            offences.Add(
                DmaRules.MappedOnce,
                $"{mapping} was mapped{Of(device)} while {other} was, and they overlap",
                $"the unmapping of {other.Range}",
                new LogConflict(other.Line, $"mapped {other}"));
            // Only one of the two can be told from now on.
            Forget(device, other);
        }

        device.Add(mapping);
        _live += range.Size;
        PeakLive = UInt128.Max(PeakLive, _live);
    }

    private void Unmap(DmaDevice device, ByteRange range, in LogEvent said)
    {
        if (device.At(range.Start) is not { } mapping)
        {
            if (device.Gone(range.Start) is var (gone, line))
            {
                offences.Doubt();
                offences.Add(
                    DmaRules.UnmappedOnce,
                    $"{range} was unmapped{Of(device)}, but nothing is mapped there",
                    $"the mapping of {range} after line {line}",
                    new LogConflict(line, $"unmapped {gone}"));
            }
            else
            {
                Earlier++;
            }

            return;
        }

        if (Difference(mapping, range, said) is { } how)
        {
            offences.Add(
                DmaRules.UnmappedAsMapped,
                $"{range} was unmapped{Of(device)} {how}",
                null,
                new LogConflict(mapping.Line, $"mapped {mapping}"));
        }

        Forget(device, mapping);
    }

    private void UnmapList(DmaDevice device, in LogEvent said)
    {
        if (device.TakeList(said.List) is not { } segments)
        {
            Earlier++;
            return;
        }

        foreach (var segment in segments)
            Unmap(device, segment, said);
    }

    private void Sync(DmaDevice device, ByteRange range)
    {
        if (device.Over(range) is { } mapping && mapping.Range.Contains(range))
            return;
        if (device.Gone(range.Start) is not var (gone, line))
        {
            Earlier++;
            return;
        }

        offences.Doubt();
        offences.Add(
            DmaRules.UsedWhileMapped,
            $"{range} was synchronised{Of(device)} after it was unmapped",
            $"the mapping of {range} after line {line}",
            new LogConflict(line, $"unmapped {gone}"));
    }

    private void Forget(DmaDevice device, DmaMapping mapping)
    {
        device.Remove(mapping, offences.Line);
        _live -= mapping.Range.Size;
    }

    private static string? Difference(DmaMapping mapping, ByteRange range, in LogEvent said) =>
        mapping.Calls != said.Calls ? "by other calls than those that mapped it"
        : mapping.Range.Size != range.Size
            ? $"as {range.Size} bytes, but {mapping.Range.Size} bytes were mapped"
        : mapping.Direction is { } made && said.Direction is { } given && made != given
            ? $"{DmaMapping.Name(given)}, but it was mapped {DmaMapping.Name(made)}"
        : null;

    private static string Of(DmaDevice device) => device.Name.Length == 0 ? string.Empty : $" by {device.Name}";
}

using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>A live mapping of a device.</summary>
/// <param name="Range">Its addresses as the device sees them.</param>
/// <param name="Line">The line that made it.</param>
/// <param name="Direction">Its direction; null if the line did not say it.</param>
/// <param name="Calls">The calls that made it.</param>
internal readonly record struct DmaMapping(ByteRange Range, int Line, DmaDirection? Direction, DmaCalls Calls)
{
    /// <inheritdoc/>
    public override string ToString() => Direction is { } known ? $"{Range} {Name(known)}" : $"{Range}";

    /// <summary>A direction in words.</summary>
    public static string Name(DmaDirection? direction) => direction switch
    {
        DmaDirection.ToDevice => "to the device",
        DmaDirection.FromDevice => "from the device",
        DmaDirection.Bidirectional => "in both directions",
        _ => "without direction",
    };
}

/// <summary>The mappings of one device.</summary>
/// <param name="name">Its name; empty if the log does not say it.</param>
internal sealed class DmaDevice(string name)
{
    // What was unmapped is remembered for a while only: a trace may have any number of addresses.
    private const int MostRemembered = 1 << 16;

    private readonly LiveBuffers _live = new();
    private readonly Dictionary<(ulong Start, int Line), DmaMapping> _mappings = [];
    private readonly Dictionary<ulong, ByteRange[]> _lists = [];
    private readonly Dictionary<ulong, (ByteRange Range, int Line)> _gone = [];
    private readonly Queue<ulong> _forgotten = new();

    public string Name => name;

    public long Mappings { get; private set; }

    public int Live => _mappings.Count;

    public long Bounced { get; private set; }

    public UInt128 BouncedBytes { get; private set; }

    public long Forced { get; private set; }

    /// <summary>The live mappings, by line.</summary>
    public IEnumerable<DmaMapping> All => _mappings.Values.OrderBy(mapping => mapping.Line);

    /// <summary>A live mapping that overlaps a range, if any.</summary>
    public DmaMapping? Over(ByteRange range) =>
        _live.OverlapWith(range) is { } found ? _mappings[(found.Range.Start, found.Index)] : null;

    /// <summary>The live mapping that begins at an address, if any.</summary>
    public DmaMapping? At(ulong start) =>
        _live.At(start) is { } found ? _mappings[(found.Range.Start, found.Index)] : null;

    /// <summary>The line that unmapped what begins at an address and was not mapped again, if it is known.</summary>
    public (ByteRange Range, int Line)? Gone(ulong start) =>
        _gone.TryGetValue(start, out var gone) ? gone : null;

    public void Add(DmaMapping mapping)
    {
        Mappings++;
        _live.Add(new LiveBuffer(mapping.Range, mapping.Line));
        _mappings[(mapping.Range.Start, mapping.Line)] = mapping;
        _gone.Remove(mapping.Range.Start);
    }

    public void Remove(DmaMapping mapping, int line)
    {
        _live.Remove(mapping.Range);
        _mappings.Remove((mapping.Range.Start, mapping.Line));
        _gone[mapping.Range.Start] = (mapping.Range, line);
        _forgotten.Enqueue(mapping.Range.Start);
        if (_forgotten.Count > MostRemembered)
            _gone.Remove(_forgotten.Dequeue());
    }

    /// <summary>Remembers the segments of a scatter list, which its line of unmapping does not repeat.</summary>
    public void AddList(ulong list, ByteRange[] segments) => _lists[list] = segments;

    /// <summary>The segments of a scatter list that is unmapped; null if its mapping is not in the log.</summary>
    public ByteRange[]? TakeList(ulong list) => _lists.Remove(list, out var segments) ? segments : null;

    public void Bounce(ulong bytes, bool isForced)
    {
        Bounced++;
        BouncedBytes += bytes;
        Forced += isForced ? 1 : 0;
    }
}

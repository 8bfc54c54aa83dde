using System.Collections.Immutable;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Formats;

/// <summary>
/// The recorded HAL calls of a virtio driver: <c>dma_alloc ID PAGES DIRECTION</c>,
/// <c>dma_dealloc ID</c>, <c>share ID BYTES DIRECTION</c>, <c>unshare ID</c>, one per line. The ids number the
/// allocating calls from 0. A call that failed then ends with <c>-> failed</c>: its id names nothing, or is live still.
/// </summary>
public static class HalTrace
{
    /// <summary>The extension of such files.</summary>
    public const string Extension = ".hal";

    /// <summary>
    /// The number of pages assumed for the guest's buffers: the buffer of id N is placed in page N modulo this number
    /// from <see cref="MachineDefaults.Buffers"/>, so that buffers in flight do not overlap.
    /// </summary>
    public const int BufferPages = 64;

    private const string DmaAlloc = "dma_alloc";
    private const string DmaDealloc = "dma_dealloc";
    private const string ShareCall = "share";
    private const string UnshareCall = "unshare";
    private const string Failed = "-> failed";
    private const string Expected = $"a HAL call: {DmaAlloc}, {DmaDealloc}, {ShareCall} or {UnshareCall}";

    private static readonly string[] Names = [DmaAlloc, DmaDealloc, ShareCall, UnshareCall];

    /// <summary>Reads a file; the scenario initialises the pool, makes the calls and unshares everything.</summary>
    /// <param name="path">The file.</param>
    /// <param name="machine">The machine of the scenario; on Gunyah the pool is its swiotlb range.</param>
    /// <exception cref="FormatError">The file cannot be read, or a line is invalid.</exception>
    public static Scenario Read(string path, Machine machine) => Read(path, machine, out _);

    /// <inheritdoc cref="Read(string, Machine)"/>
    /// <param name="path">The file.</param>
    /// <param name="machine">The machine of the scenario; on Gunyah the pool is its swiotlb range.</param>
    /// <param name="calls">Where the calls stand, and which of them succeeded then.</param>
    public static Scenario Read(string path, Machine machine, out HalCalls calls) =>
        Parse(FileContent.ReadText(path, "a recorded .hal file"), path, machine, out calls);

    /// <inheritdoc cref="Read(string, Machine)"/>
    /// <param name="reader">The text.</param>
    /// <param name="name">The name of the text, for errors.</param>
    /// <param name="machine">The machine of the scenario.</param>
    public static Scenario Read(TextReader reader, string name, Machine machine) =>
        Read(reader, name, machine, out _);

    /// <inheritdoc cref="Read(string, Machine)"/>
    /// <param name="reader">The text.</param>
    /// <param name="name">The name of the text, for errors.</param>
    /// <param name="machine">The machine of the scenario.</param>
    /// <param name="calls">Where the calls stand, and which of them succeeded then.</param>
    public static Scenario Read(TextReader reader, string name, Machine machine, out HalCalls calls) =>
        Parse(reader.ReadToEnd(), name, machine, out calls);

    /// <summary>Whether the first word of a text is that of such a file.</summary>
    internal static bool IsFirst(string word) => Names.Contains(word, StringComparer.Ordinal);

    internal static Scenario Parse(string text, string name, Machine machine, out HalCalls recorded)
    {
        var calls = new Calls();
        var stated = ImmutableArray.CreateBuilder<SourceLine?>();
        var served = ImmutableArray.CreateBuilder<int>();
        stated.Add(null);
        calls.Commands.Add(machine.SharesOnDemand
            ? new InitDynamicPool()
            : new InitStaticPool(Area.Sized(machine.Swiotlb.Base, machine.Swiotlb.Size)));
        foreach (var line in TraceLines.Split(text, name, Expected))
        {
            calls.Commands.Add(calls.Read(line));
            line.End();
            if (!calls.HasFailed)
                served.Add(calls.Commands.Count);
            stated.Add(SourceLine.Of(line));
            Caps.Check(line, calls.Commands.Count + 1);
        }

        calls.Commands.Add(new UnshareAll());
        stated.Add(null);
        recorded = new HalCalls(stated.DrainToImmutable(), served.DrainToImmutable());
        return new Scenario(machine, calls.Commands.DrainToImmutable());
    }

    /// <summary>The commands read so far and the live ids.</summary>
    private sealed class Calls
    {
        private readonly HashSet<ulong> _dma = [];
        private readonly HashSet<ulong> _shared = [];
        private int _ids;
        private ulong _ended;

        public ImmutableArray<Command>.Builder Commands { get; } = ImmutableArray.CreateBuilder<Command>();

        /// <summary>Whether the last call failed then.</summary>
        public bool HasFailed { get; private set; }

        public Command Read(TextParser line)
        {
            var call = ReadCall(line);
            HasFailed = line.TryKeyword(Failed);
            if (HasFailed && call is Maker made)
                (made is Share ? _shared : _dma).Remove((ulong)made.Label);
            else if (HasFailed)
                (call is Unshare ? _shared : _dma).Add(_ended);
            return call;
        }

        private Command ReadCall(TextParser line)
        {
            if (line.TryKeyword(DmaAlloc))
            {
                var id = Start(line, _dma);
                var pages = line.Number("a number of pages");
                ReadDirection(line);
                return new DmaAllocate(id, pages);
            }

            if (line.TryKeyword(ShareCall))
            {
                var id = Start(line, _shared);
                var bytes = line.Number("a number of bytes");
                var buffer = MachineDefaults.Buffers + ((ulong)(id % BufferPages) * MachineDefaults.Page);
                return new Share(id, Place.At(buffer), bytes, ReadDirection(line));
            }

            if (line.TryKeyword(DmaDealloc))
            {
                return new DmaFree(End(line, _dma, DmaAlloc), null);
            }

            return line.TryKeyword(UnshareCall)
                ? new Unshare(End(line, _shared, ShareCall), null, null, null)
                : throw line.Unexpected(Expected);
        }

        private int Start(TextParser line, HashSet<ulong> live)
        {
            if (!NumberText.TryParse(line.Next, out var id) || id != (ulong)_ids)
            {
                throw line.Unexpected($"the next id, {_ids}");
            }

            live.Add(line.Number("an id"));
            return _ids++;
        }

        private Place End(TextParser line, HashSet<ulong> live, string maker)
        {
            if (!NumberText.TryParse(line.Next, out var id) || !live.Remove(id))
            {
                throw line.Unexpected($"the id of a live {maker}");
            }

            _ended = line.Number("an id");
            return Place.Of((int)_ended);
        }

        private static Direction ReadDirection(TextParser line) =>
            line.TryKeyword("DriverToDevice") ? Direction.ToDevice
            : line.TryKeyword("DeviceToDriver") ? Direction.FromDevice
            : line.TryKeyword("Both") ? Direction.Both
            : throw line.Unexpected("a direction: DriverToDevice, DeviceToDriver or Both");
    }
}

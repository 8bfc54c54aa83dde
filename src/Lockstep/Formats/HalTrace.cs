using System.Collections.Immutable;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Formats;

/// <summary>
/// The recorded HAL calls of a virtio driver: <c>dma_alloc ID PAGES DIRECTION</c>,
/// <c>dma_dealloc ID</c>, <c>share ID BYTES DIRECTION</c>, <c>unshare ID</c>, one per line. The ids number the
/// allocating calls from 0.
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
    /// <param name="lines">The line of each command; null for those that no line states.</param>
    public static Scenario Read(string path, Machine machine, out ImmutableArray<SourceLine?> lines) =>
        Parse(FileContent.ReadText(path, "a recorded .hal file"), path, machine, out lines);

    /// <inheritdoc cref="Read(string, Machine)"/>
    /// <param name="reader">The text.</param>
    /// <param name="name">The name of the text, for errors.</param>
    /// <param name="machine">The machine of the scenario.</param>
    public static Scenario Read(TextReader reader, string name, Machine machine) =>
        Parse(reader.ReadToEnd(), name, machine, out _);

    /// <summary>Whether the first word of a text is that of such a file.</summary>
    internal static bool IsFirst(string word) => Names.Contains(word, StringComparer.Ordinal);

    internal static Scenario Parse(
        string text, string name, Machine machine, out ImmutableArray<SourceLine?> lines)
    {
        var calls = new Calls();
        var stated = ImmutableArray.CreateBuilder<SourceLine?>();
        stated.Add(null);
        calls.Commands.Add(machine.SharesOnDemand
            ? new InitDynamicPool()
            : new InitStaticPool(Area.Sized(machine.Swiotlb.Base, machine.Swiotlb.Size)));
        foreach (var line in TraceLines.Split(text, name, Expected))
        {
            calls.Commands.Add(calls.Read(line));
            line.End();
            stated.Add(SourceLine.Of(line));
            Caps.Check(line, calls.Commands.Count + 1);
        }

        calls.Commands.Add(new UnshareAll());
        stated.Add(null);
        lines = stated.DrainToImmutable();
        return new Scenario(machine, calls.Commands.DrainToImmutable());
    }

    /// <summary>The commands read so far and the live ids.</summary>
    private sealed class Calls
    {
        private readonly HashSet<ulong> _dma = [];
        private readonly HashSet<ulong> _shared = [];
        private int _ids;

        public ImmutableArray<Command>.Builder Commands { get; } = ImmutableArray.CreateBuilder<Command>();

        public Command Read(TextParser line)
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

        private static Place End(TextParser line, HashSet<ulong> live, string maker)
        {
            if (!NumberText.TryParse(line.Next, out var id) || !live.Remove(id))
            {
                throw line.Unexpected($"the id of a live {maker}");
            }

            return Place.Of((int)line.Number("an id"));
        }

        private static Direction ReadDirection(TextParser line) =>
            line.TryKeyword("DriverToDevice") ? Direction.ToDevice
            : line.TryKeyword("DeviceToDriver") ? Direction.FromDevice
            : line.TryKeyword("Both") ? Direction.Both
            : throw line.Unexpected("a direction: DriverToDevice, DeviceToDriver or Both");
    }
}

using System.Collections.Immutable;
using Lockstep.Notation.Text;
using Lockstep.Scenarios;

namespace Lockstep.Formats;

/// <summary>
/// The recorded decisions of a frame allocator: <c>trace order=32 seed=N</c> first, then
/// <c>add START END</c>, <c>alloc SIZE ALIGN -> ADDRESS|none</c>, <c>dealloc ADDRESS SIZE ALIGN</c>, and last
/// <c>end</c>.
/// </summary>
/// <param name="Scenario">The calls, on a bare allocator whose smallest block is 1 byte.</param>
/// <param name="Expected">The recorded address of each allocation, in order; null if out of memory.</param>
public sealed record AllocatorTrace(Scenario Scenario, ImmutableArray<ulong?> Expected)
{
    /// <summary>The extension of such files.</summary>
    public const string Extension = ".trace";

    private const string Begin = "trace";
    private const string Order = "order=32";
    private const string Seed = "seed=";
    private const string Header = $"{Begin} {Order} {Seed}N";

    /// <summary>The line of each command.</summary>
    public ImmutableArray<SourceLine?> Lines { get; init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatError">The file cannot be read, a line is invalid, or the file is truncated.</exception>
    public static AllocatorTrace Read(string path) =>
        Parse(FileContent.ReadText(path, "a recorded .trace file"), path);

    /// <inheritdoc cref="Read(string)"/>
    /// <param name="reader">The text.</param>
    /// <param name="name">The name of the text, for errors.</param>
    public static AllocatorTrace Read(TextReader reader, string name) => Parse(reader.ReadToEnd(), name);

    /// <summary>Whether the first word of a text is that of such a file.</summary>
    internal static bool IsFirst(string word) => word == Begin;

    internal static AllocatorTrace Parse(string text, string name)
    {
        var lines = TraceLines.Split(text, name, Header);
        ReadHeader(lines[0]);
        var decisions = new Decisions();
        var stated = ImmutableArray.CreateBuilder<SourceLine?>();
        foreach (var line in lines.Skip(1))
        {
            if (decisions.HasEnded)
            {
                throw line.Unexpected("nothing after 'end'");
            }

            stated.Add(SourceLine.Of(line));

            decisions.Read(line);
            line.End();
            Caps.Check(line, decisions.Commands.Count);
        }

        return decisions.HasEnded
            ? new AllocatorTrace(
                new Scenario(new AllocatorPlatform(1), decisions.Commands.DrainToImmutable()),
                decisions.Expected.DrainToImmutable())
            {
                Lines = stated.DrainToImmutable(),
            }
            : throw lines[^1].InvalidLine("the last line", "'end' as the last line: the file is truncated");
    }

    private static void ReadHeader(TextParser line)
    {
        if (!line.TryKeyword(Begin) || !line.TryKeyword(Order)
            || line.Next?.StartsWith(Seed, StringComparison.Ordinal) != true)
        {
            throw line.Unexpected($"'{Header}'");
        }
    }

    /// <summary>The commands read so far and the live allocations.</summary>
    private sealed class Decisions
    {
        private readonly Dictionary<ulong, Allocate> _live = [];

        public ImmutableArray<Command>.Builder Commands { get; } = ImmutableArray.CreateBuilder<Command>();

        public ImmutableArray<ulong?>.Builder Expected { get; } = ImmutableArray.CreateBuilder<ulong?>();

        public bool HasEnded { get; private set; }

        public void Read(TextParser line)
        {
            if (line.TryKeyword("add"))
            {
                Commands.Add(ReadAdd(line));
            }
            else if (line.TryKeyword("alloc"))
            {
                Commands.Add(ReadAllocate(line));
            }
            else if (line.TryKeyword("dealloc"))
            {
                Commands.Add(ReadFree(line));
            }
            else if (line.TryKeyword("end"))
            {
                HasEnded = true;
            }
            else
            {
                throw line.Unexpected("add, alloc, dealloc or end");
            }
        }

        private static Add ReadAdd(TextParser line)
        {
            var start = line.Number("a start");
            var end = line.Number("an end");
            return start < end
                ? new Add(start, end - start)
                : throw line.InvalidLine("an empty range", "a start below the end");
        }

        private Allocate ReadAllocate(TextParser line)
        {
            var allocate = new Allocate(Expected.Count, ReadShape(line));
            line.Require("->");
            ulong? address = line.TryKeyword("none") ? null : line.Number("'none' or an address");
            Expected.Add(address);
            if (address is { } start && !_live.TryAdd(start, allocate))
            {
                throw line.InvalidLine("an address that is still allocated", "a free address");
            }

            return allocate;
        }

        private Free ReadFree(TextParser line)
        {
            var address = line.Number("an address");
            var shape = ReadShape(line);
            return _live.Remove(address, out var allocate) && allocate.Shape == shape
                ? new Free(Place.Of(allocate.Label), null)
                : throw line.InvalidLine(
                "a dealloc that matches no allocation", "address, size and alignment of a live allocation");
        }

        private static Shape ReadShape(TextParser line) =>
            new(line.Number("a size"), line.Number("an alignment"));
    }
}

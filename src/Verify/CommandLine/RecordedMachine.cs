using System.CommandLine;
using System.CommandLine.Parsing;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Reference;

namespace Verify.CommandLine;

/// <summary>The options that choose the machine on which recorded calls run.</summary>
internal sealed class RecordedMachine
{
    private readonly Option<Hypervisor?> _platform = Options.Platform();
    private readonly Option<ulong?> _granule = Options.Granule();
    private readonly Option<ulong?> _heap = Options.Heap();

    /// <summary>In the order of help.</summary>
    public IEnumerable<Option> All => [_platform, .. Sizes];

    /// <summary>Those for several platforms.</summary>
    public IEnumerable<Option> Sizes => [_granule, _heap];

    /// <summary>Rejects a heap of more granules than the cap.</summary>
    public void Check(CommandResult command)
    {
        var granule = Read(command.GetResult(_granule), GranuleSize.Parse) ?? MachineDefaults.Page;
        if (Read(command.GetResult(_heap), Options.HeapOf) is { } heap && heap > Caps.LargestHeapOf(granule))
        {
            command.AddError(
                $"--heap {NumberText.Size(heap)} has more than {Caps.Granules:N0} granules; expected at most "
                    + $"{NumberText.Size(Caps.LargestHeapOf(granule))} with granules of {NumberText.Size(granule)}.");
        }
    }

    // What the parser of an option rejects is an error already.
    private static ulong? Read(OptionResult? given, Func<string, ulong?> parse) =>
        given?.Tokens is [var word] ? parse(word.Value) : null;

    /// <summary>The granule in bytes; null for the usual ones.</summary>
    public ulong? GranuleOf(ParseResult parsed) => parsed.GetValue(_granule);

    /// <summary>The heap; null for the usual one.</summary>
    public Extent? HeapOf(ParseResult parsed) =>
        parsed.GetValue(_heap) is { } size ? MachineDefaults.HeapOf(size) : null;

    /// <summary>The machine: by default pKVM with a granule of 4 KiB.</summary>
    public Machine Of(ParseResult parsed) =>
        MachineDefaults.For(parsed.GetValue(_platform) ?? Hypervisor.Pkvm) with
        {
            Granule = GranuleOf(parsed) ?? MachineDefaults.Page,
            Heap = HeapOf(parsed) ?? MachineDefaults.Heap,
        };
}

using static Lockstep.Production.Translation;

namespace Lockstep.Commands;

/// <summary>The command that only the bare allocator has.</summary>
internal static class AllocatorCommands
{
    public static IEnumerable<CommandDescription> All { get; } =
    [
        new Description<Add>(
            new("add", new(2, Weight: 0), new(0, 0), static (to, it) =>
                Adding(to.Extent(new Extent(it.Base, it.Size)))),
            resolve: null, buffer: null, cap: null,
            ranges: static (it, _) => [Ranges.Sized(it.Base, it.Size)],
            SafetyEffect<Add>.Ordinary,
            Execution<Add>.OnAllocator(static (allocator, it) => ToAnswer(allocator.Add(it.Base, it.Size))),
            replacement: null),
    ];

    private static Add Adding(Extent range) => new(range.Base, range.Size);
}

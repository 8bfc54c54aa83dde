using static Lockstep.Production.Translation;

namespace Lockstep.Commands;

/// <summary>What the bare allocator alone has.</summary>
internal static class AllocatorCommands
{
    public static IEnumerable<CommandDescription> All { get; } =
    [
        new Description<Add>(
            new("add", new(2, Weight: 0), new(0, 0), static (to, it) =>
                Adding(to.Extent(new Extent(it.Base, it.Size)))),
            names: None.AtAll, buffer: None.AtAll, cost: None.AtAll,
            new(static (it, _) => [Ranges.Sized(it.Base, it.Size)]),
            Watch<Add>.Ordinary,
            Run<Add>.OnBare(static (allocator, it) => ToAnswer(allocator.Add(it.Base, it.Size))),
            instead: None.AtAll),
    ];

    private static Add Adding(Extent range) => new(range.Base, range.Size);
}

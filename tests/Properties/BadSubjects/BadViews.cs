namespace Properties.BadSubjects;

/// <summary>Breakage of what can be asked between commands: each part of the view says something wrong.</summary>
internal static class BadViews
{
    private static readonly string[] AddressSpace = ["map-mutable 0x80000000+4KiB", "map-mmio 0x50000000+4KiB"];

    public static IEnumerable<BadCase> All { get; } =
    [
        Says("user bytes", view => view with { Pool = view.Pool with { User = 1 } }),
        Says("allocated bytes", view => view with { Pool = view.Pool with { Allocated = 1 } }),
        Says("total bytes", view => view with { Pool = view.Pool with { Total = 1 } }),
        Says("shared bytes", view => view with { Pool = view.Pool with { Shared = 1 } }),
        Says("quarantined bytes", view => view with { Pool = view.Pool with { Quarantined = 1 } }),
        Says("free heap bytes", view => view with { HeapFree = 1 }),
        Says("tracked memory", view => view with { Total = default }),
        Says("memory regions", view => view with { Regions = [] }),
        Says("MMIO regions", view => view with { MmioRegions = [] }),
        Says("refused MMIO pages", view => view with { RefusedPages = [4096] }),
    ];

    private static BadCase Says(string part, Func<View, View> view) => new(
        part,
        new($"says something wrong of {part}") { Subject = (subject, _) => new BadAnswers(subject) { View = view } },
        AddressSpace);
}

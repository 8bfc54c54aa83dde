namespace Properties.BadSubjects;

/// <summary>Defects of the view: one of its parts is wrong.</summary>
internal static class BadViews
{
    private static readonly string[] AddressSpace = ["map-mutable 0x80000000+4KiB", "map-mmio 0x50000000+4KiB"];

    public static IEnumerable<BadCase> All { get; } =
    [
        Misreports("user bytes", view => view with { Pool = view.Pool with { User = 1 } }),
        Misreports("allocated bytes", view => view with { Pool = view.Pool with { Allocated = 1 } }),
        Misreports("total bytes", view => view with { Pool = view.Pool with { Total = 1 } }),
        Misreports("shared bytes", view => view with { Pool = view.Pool with { Shared = 1 } }),
        Misreports("quarantined bytes", view => view with { Pool = view.Pool with { Quarantined = 1 } }),
        Misreports("free heap bytes", view => view with { HeapFree = 1 }),
        Misreports("tracked memory", view => view with { Total = default }),
        Misreports("memory regions", view => view with { Regions = [] }),
        Misreports("MMIO regions", view => view with { MmioRegions = [] }),
        Misreports("refused MMIO pages", view => view with { RefusedPages = [4096] }),
    ];

    public static BadCase Truthful { get; } = new(
        "safety rule truthful",
        new("forgets what it shares")
        {
            Subject = (subject, _) => new BadAnswers(subject)
            {
                View = view => view with { Pool = view.Pool with { Shared = 0 } },
            },
        },
        ["init-dynamic-pool", "refill 64 align 16"]);

    private static BadCase Misreports(string part, Func<View, View> view) => new(
        part,
        new($"misreports {part}") { Subject = (subject, _) => new BadAnswers(subject) { View = view } },
        AddressSpace);
}

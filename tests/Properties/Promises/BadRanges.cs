namespace Properties.Promises;

/// <summary>Empty, reversed, wrapping, overlapping and out-of-range ranges for each operation that takes one.</summary>
internal static class BadRanges
{
    private const string Tracked = "map-mutable 0x80200000+8KiB";
    private const string Mapped = "map-mmio 0x40000000+100";

    private static readonly string[] Nowhere =
    [
        "0x80001000..0x80001000",
        "0x80002000..0x80001000",
        "0xffffffffffffffff..0",
        "0x80001000+0",
        "0x80001000+0xffffffffffffffff",
        "0xffffffffffffffff+0xffffffffffffffff",
    ];

    private static readonly string[] OutsideMemory =
    [
        "0+0xffffffffffffffff",
        "0x80000fff..0xffffffffffffffff",
        "0x7ffff000+8KiB",
        "0x80fff000..0x81000001",
        "0x10000000000+4KiB",
    ];

    public static IEnumerable<(string, string, string, Error)> Memory =>
    [
        .. Refused("4096", Tracked, "map-read-only", Error.OutOfRange, [.. Nowhere, .. OutsideMemory]),
        .. Refused("4096", Tracked, "map-mutable", Error.OutOfRange, [.. Nowhere, .. OutsideMemory]),
        .. Refused("gunyah", Tracked, "init-static-pool", Error.OutOfRange, [.. Nowhere, .. OutsideMemory]),
        .. Refused("4096", Tracked, "shrink", Error.OutOfRange, Nowhere),
        .. Refused("4096", Tracked, "map-mutable", Error.Overlaps,
            "0x80200000+8KiB", "0x80201fff..0x80203000", "0x80200800+1"),
        .. Refused("gunyah", Tracked, "init-static-pool", Error.Overlaps, "0x801ff000+8KiB", "0x80201fff..0x80203000"),
        .. Refused("4096", Tracked, "shrink", Error.DifferentBaseAddress,
            "0+0xffffffffffffffff", "0x80001000..0x80800000"),
        .. Refused("4096", Tracked, "shrink", Error.SizeTooLarge,
            "0x80000000..0x81000001", "0x80000000..0xffffffffffffffff"),
        .. Refused("4096", Tracked, "shrink", Error.SizeTooSmall, "0x80000000..0x80201fff", "0x80000000+1"),
    ];

    public static IEnumerable<(string, string, string, Error)> Mmio =>
    [
        .. Refused("4096", Mapped, "map-mmio", Error.OutOfRange, Nowhere),
        .. Refused("4096", Mapped, "map-mmio", Error.OutOfRange, "0x40001000..0x80000001", "0x7fbff000..0x7fc00001"),
        .. Refused("4096", Mapped, "map-mmio", Error.OutOfRange,
            "0x7fc00000+1", "0x80000000+4KiB", "0+0xffffffffffffffff"),
        .. Refused("4096", Mapped, "map-mmio", Error.Overlaps,
            "0x40000063+1", "0x40000000+100", "0x3fff0000..0x40010000"),
        .. Refused("4096", Mapped, "map-mmio", Error.Overlaps, "0+1", "0x3f8+8", "0xfff..0x1001"),
        .. Refused("4096", Mapped, "mmio-address", Error.OutOfRange, Nowhere),
        .. Refused("4096", Mapped, "mmio-address", Error.OutOfRange,
            "0x4fffffff..0x50000001", "0x5000ffff+2", "0x40000000+1"),
    ];

    private static IEnumerable<(string, string, string, Error)> Refused(
        string machine, string before, string verb, Error error, params string[] ranges) =>
        ranges.Select(range => (machine, before, $"{verb} {range}", error));
}

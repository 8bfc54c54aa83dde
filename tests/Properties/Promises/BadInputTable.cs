namespace Properties.Promises;

/// <summary>
/// Rows of machine ("gunyah", or the granule of pkvm), preceding commands, bad command and expected error.
/// </summary>
internal static class BadInputTable
{
    private const string Dynamic = "init-dynamic-pool";
    private const string Live =
        "init-dynamic-pool; a = alloc 100 align 64; b = dma-alloc 2 pages; c = share 300 bytes at 0x80500000 both";
    private const string Static = "init-static-pool 0x80100000+64KiB; a = alloc 100 align 64";
    private const string Full =
        "map-mutable 0x80000000+1; map-mutable 0x80002000+1; map-mutable 0x80004000+1; "
        + "map-mutable 0x80006000+1; map-mutable 0x80008000+1";
    private const string FullMmio =
        "map-mmio 0x1000+1; map-mmio 0x2000+1; map-mmio 0x3000+1; map-mmio 0x4000+1; map-mmio 0x5000+1";

    public static IEnumerable<(string Machine, string Before, string Bad, Error Error)> Rows =>
    [
        .. Layouts(Live, "d = alloc", string.Empty),
        .. Layouts(Static, "d = alloc", string.Empty, "gunyah"),
        .. Layouts(Live, "free a as", string.Empty),
        .. Layouts(Live, "refill", string.Empty),
        .. Layouts(Live, "d = heap-alloc", string.Empty),
        .. Layouts(Live + "; d = heap-alloc 64 align 64", "heap-free d as", string.Empty),
        .. Sizes, .. Buffers, .. Ranges, .. Times,
    ];

    private static IEnumerable<(string, string, string, Error)> Layouts(
        string before, string verb, string after, string machine = "4096") =>
    [
        (machine, before, $"{verb} 0 align 16{after}", Error.ZeroSize),
        (machine, before, $"{verb} 0 align 3{after}", Error.ZeroSize),
        (machine, before, $"{verb} 1 align 0{after}", Error.BadAlignment),
        (machine, before, $"{verb} 64 align 24{after}", Error.BadAlignment),
        (machine, before, $"{verb} 64 align 0xffffffffffffffff{after}", Error.BadAlignment),
        (machine, before, $"{verb} 0xffffffffffffffff align 1{after}", Error.LayoutOverflow),
        (machine, before, $"{verb} 0x8000000000000000 align 1{after}", Error.LayoutOverflow),
        (machine, before, $"{verb} 0x7fffffffffffffff align 2{after}", Error.LayoutOverflow),
        (machine, before, $"{verb} 1 align 0x8000000000000000{after}", Error.LayoutOverflow),
    ];

    private static IEnumerable<(string, string, string, Error)> Sizes =>
    [
        ("4096", Live, "d = alloc 0x7fffffffffffffff align 1", Error.OutOfMemory),
        ("4096", Live, "d = alloc 0x80000001 align 1", Error.OutOfMemory),
        ("4096", Live, "d = alloc 1 align 0x4000000000000000", Error.OutOfMemory),
        ("4096", Live, "refill 0x7fffffffffffffff align 1", Error.OutOfMemory),
        ("4096", Live, "refill 256KiB align 1", Error.OutOfMemory),
        ("0x4000000000000000", Dynamic, "a = alloc 1 align 1", Error.OutOfMemory),
        ("0x4000000000000000", Dynamic, "refill 1 align 1", Error.OutOfMemory),
        ("gunyah", Static, "refill 1 align 1", Error.OutOfMemory),
        ("gunyah", Static, "d = alloc 64KiB align 1", Error.OutOfMemory),
        ("4096", Live, "d = heap-alloc 256KiB align 1", Error.OutOfMemory),
        ("4096", Live, "d = dma-alloc 0 pages", Error.ZeroSize),
        ("4096", Live, "d = dma-alloc 0x10000000000000 pages", Error.LayoutOverflow),
        ("4096", Live, "d = dma-alloc 0x8000000000000 pages", Error.LayoutOverflow),
        ("4096", Live, "d = dma-alloc 0xffffffffffffffff pages", Error.LayoutOverflow),
        ("4096", Live, "d = dma-alloc 0x7ffffffffffff pages", Error.OutOfMemory),
        ("4096", Live, "d = share 0 bytes at 0x80500000 both", Error.ZeroSize),
        ("4096", Live, "d = share 0xffffffffffffffff bytes at 0x80500000 both", Error.LayoutOverflow),
        ("4096", Live, "d = share 2 bytes at 0xffffffffffffffff to-device", Error.OutOfRange),
        ("4096", Live, "d = share 0x7ffffffffffffff0 bytes at 0x8000000000000010 to-device", Error.OutOfMemory),
    ];

    private static IEnumerable<(string, string, string, Error)> Buffers =>
    [
        ("4096", Live, "free a as 100 align 32", Error.WrongLayout),
        ("4096", Live, "free a as 101 align 64", Error.WrongLayout),
        ("4096", Live, "free b as 4096 align 4096", Error.WrongLayout),
        ("4096", Live, "dma-free b 1 page", Error.WrongLayout),
        ("4096", Live, "dma-free b 3 pages", Error.WrongLayout),
        ("4096", Live, "dma-free b 0x10000000000000 pages", Error.LayoutOverflow),
        ("4096", Live, "dma-free 0x7fe00000 0 pages", Error.ZeroSize),
        ("4096", Live, "unshare c 299 bytes both", Error.WrongBuffer),
        ("4096", Live, "unshare c to-device", Error.WrongBuffer),
        ("4096", Live, "unshare c at 0x80500001", Error.WrongBuffer),
        ("4096", Live, "unshare a 100 bytes at 0x80500000 both", Error.WrongBuffer),
        ("4096", Live, "unshare b 4096 bytes at 0x80500000 both", Error.WrongBuffer),
        ("4096", Live + "; free c as 300 align 16; d = alloc 300 align 16", "unshare c", Error.WrongBuffer),
        ("gunyah", Static, "unshare a 100 bytes at 0x80500000 both", Error.WrongBuffer),
        ("4096", Live, "unshare c 0 bytes both", Error.ZeroSize),
        ("4096", Live, "unshare c 300 bytes at 0xffffffffffffff00 both", Error.OutOfRange),
        ("4096", Live, "free a+16 as 84 align 16", Error.NotOwned),
        ("4096", Live, "free a+256 as 16 align 16", Error.AlreadyFreed),
        ("4096", Live, "free 0 as 16 align 16", Error.NotOwned),
        ("4096", Live, "free 0xffffffffffffffff as 16 align 16", Error.NotOwned),
        ("4096", Live, "free 0x80000000 as 4096 align 4096", Error.NotOwned),
        ("4096", Live + "; free a", "free a", Error.AlreadyFreed),
        ("4096", Live + "; dma-free b", "dma-free b", Error.AlreadyFreed),
        ("4096", Live + "; unshare c", "unshare c", Error.AlreadyFreed),
        ("gunyah", Static + "; free a", "free a", Error.AlreadyFreed),
        ("gunyah", Static, "free a as 100 align 32", Error.WrongLayout),
        ("4096", "a = heap-alloc 100 align 16", "heap-free a as 99 align 16", Error.WrongLayout),
        ("4096", "a = heap-alloc 100 align 16; heap-free a", "heap-free a", Error.AlreadyFreed),
        ("4096", "a = heap-alloc 100 align 16", "heap-free a+16 as 16 align 16", Error.NotOwned),
        (
            "4096", "init-dynamic-pool; a = alloc 4096 align 4096", "heap-free 0x7fe00000 as 4096 align 4096",
            Error.NotOwned),
    ];

    private static IEnumerable<(string, string, string, Error)> Ranges =>
        BadRanges.Memory.Concat(BadRanges.Mmio).Concat(
    [
        ("4096", Full, "map-read-only 0x8000a000+1", Error.Full),
        ("gunyah", Full, "init-static-pool 0x80100000+64KiB", Error.Full),
        ("4096", Full, "map-read-only 0x80000800+1", Error.Overlaps),
        ("4096", FullMmio, "map-mmio 0x6000+1", Error.Full),
        ("4096", FullMmio, "map-mmio 0x1000+1", Error.Overlaps),
    ]);

    private static IEnumerable<(string, string, string, Error)> Times => OutOfOrderCalls.Rows(Live, Static);
}

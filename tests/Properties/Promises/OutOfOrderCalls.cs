namespace Properties.Promises;

/// <summary>Calls before initialisation, after closing, after disposal, and repeated initialisation.</summary>
internal static class OutOfOrderCalls
{
    private static readonly string[] OfThePool =
    [
        "z = alloc 16 align 16",
        "z = dma-alloc 1 page",
        "z = share 16 bytes at 0x80500000 both",
        "refill 16 align 16",
        "free 0x7fe00008 as 16 align 16",
        "dma-free 0x7fe10000 1 page",
        "unshare 0x7fe00008 16 bytes at 0x80500000 both",
    ];

    private static readonly string[] OfTheTracker =
    [
        "init-dynamic-pool",
        "init-static-pool 0x80100000+64KiB",
        "unshare-all",
        "shrink 0x80000000+8MiB",
        "map-read-only 0x80200000+4KiB",
        "map-mutable 0x80200000+4KiB",
        "map-mmio 0x40000000+4KiB",
        "unmap-mmio",
        "dispose",
    ];

    private static readonly string[] WrongGranules = ["0", "3", "4095", "12288", "0x7fffffffffffffff"];

    /// <summary>The rows, given commands that set up a dynamic pool with live buffers and a static pool.</summary>
    public static IEnumerable<(string, string, string, Error)> Rows(string live, string fixedPool) =>
    [
        .. OfThePool.Select(bad => ("4096", "map-mutable 0x80000000+1", bad, Error.NotInitialised)),
        .. OfThePool.Select(bad => ("gunyah", "map-mutable 0x80000000+1", bad, Error.NotInitialised)),
        .. OfThePool.Select(bad => ("4096", live + "; unshare-all", bad, Error.Closed)),
        .. OfThePool.Select(bad => ("4096", "unshare-all", bad, Error.Closed)),
        .. OfThePool.Select(bad => ("gunyah", fixedPool + "; unshare-all", bad, Error.Closed)),
        .. OfThePool.Concat(OfTheTracker).Select(bad => ("4096", live + "; dispose", bad, Error.Disposed)),
        .. OfThePool.Concat(OfTheTracker).Select(bad => ("gunyah", fixedPool + "; dispose", bad, Error.Disposed)),
        ("4096", live + "; dispose", "free a", Error.Disposed),
        ("4096", live + "; unshare-all", "free a", Error.Revoked),
        ("4096", live + "; unshare-all; free a", "free a", Error.Revoked),
        ("4096", live + "; unshare-all", "free a as 0 align 3", Error.Revoked),
        ("4096", live + "; unshare-all", "dma-free b", Error.Revoked),
        ("4096", live + "; unshare-all", "unshare c", Error.Revoked),
        ("4096", live + "; free a; unshare-all", "free a", Error.Closed),
        ("gunyah", fixedPool + "; unshare-all", "free a", Error.Revoked),
        .. Twice(live, fixedPool), .. Granules,
    ];

    private static IEnumerable<(string, string, string, Error)> Twice(string live, string fixedPool) =>
    [
        ("4096", live, "init-dynamic-pool", Error.SharedMemorySetFailure),
        ("4096", live, "init-static-pool 0x80100000+64KiB", Error.SharedPoolSetFailure),
        ("4096", "shrink 0x80000000+8MiB", "init-static-pool 0x80100000+64KiB", Error.SharedPoolSetFailure),
        ("4096", live + "; unshare-all", "init-dynamic-pool", Error.SharedPoolSetFailure),
        ("4096", "unshare-all", "init-dynamic-pool", Error.SharedPoolSetFailure),
        ("gunyah", fixedPool, "init-static-pool 0x80200000+64KiB", Error.SharedPoolSetFailure),
        ("gunyah", fixedPool, "init-dynamic-pool", Error.SharedPoolSetFailure),
        ("gunyah", "shrink 0x80000000+8MiB", "init-dynamic-pool", Error.SharedPoolSetFailure),
        ("gunyah", fixedPool + "; unshare-all", "init-static-pool 0x80100000+64KiB", Error.SharedPoolSetFailure),
        ("gunyah", "unshare-all", "init-static-pool 0x80100000+64KiB", Error.SharedPoolSetFailure),
    ];

    private static IEnumerable<(string, string, string, Error)> Granules =>
        WrongGranules.Select(granule => (granule, "shrink 0x80000000+8MiB", "init-dynamic-pool", Error.BadAlignment));
}

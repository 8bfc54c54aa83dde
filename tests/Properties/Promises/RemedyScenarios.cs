namespace Properties.Promises;

/// <summary>
/// Scenarios that provoke an error, in the line that expects it, and then do literally what its message says: what
/// follows that line succeeds.
/// </summary>
internal static class RemedyScenarios
{
    private const string Static = "platform gunyah granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB "
        + "swiotlb 0x80300000+64KiB\n";

    private const string Small = "platform pkvm granule 4096 heap 0x7fe00000+8KiB memory 0x80000000+16MiB\n";

    private const string WideGuard = "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB "
        + "guard-granule 16384\n";

    /// <summary>
    /// The error, its remedy in the words of the message, and the lines of a scenario: on pKVM unless they name another
    /// platform.
    /// </summary>
    public static IReadOnlyList<(Error Error, string Words, string Lines)> All { get; } =
    [
        (Error.DifferentBaseAddress, "the start must not change",
            "shrink 0x80001000+8MiB expect DifferentBaseAddress\nshrink 0x80000000+8MiB expect ok"),
        (Error.SizeTooLarge, "the end must not increase",
            "shrink 0x80000000+32MiB expect SizeTooLarge\nshrink 0x80000000+16MiB expect ok"),
        (Error.SizeTooSmall, "all tracked regions must remain inside", """
            map-mutable 0x80400000+4KiB
            shrink 0x80000000+4MiB expect SizeTooSmall
            shrink 0x80000000+8MiB expect ok
            """),
        (Error.Full, "the limit is 5 MMIO regions", """
            map-mmio 0x2000000+4KiB expect ok
            map-mmio 0x2001000+4KiB expect ok
            map-mmio 0x2002000+4KiB expect ok
            map-mmio 0x2003000+4KiB expect ok
            map-mmio 0x2004000+4KiB expect ok
            map-mmio 0x2005000+4KiB expect Full
            unmap-mmio expect ok
            map-mmio 0x2005000+4KiB expect ok
            """),
        (Error.OutOfRange, "it must lie within 0x80000000..0x81000000",
            "map-mutable 0x81000000+4KiB expect OutOfRange\nmap-mutable 0x80fff000+4KiB expect ok"),
        (Error.OutOfRange, "it must not be empty or reversed",
            "map-mutable 0x80000000+0 expect OutOfRange\nmap-mutable 0x80000000+1 expect ok"),
        (Error.OutOfRange, "must end by 0x7fc00000, where the MMIO window ends",
            "map-mmio 0x7fbff000+8KiB expect OutOfRange\nmap-mmio 0x7fbff000+4KiB expect ok"),
        (Error.OutOfRange, "it must lie in the BAR range 0x2000000..0x2010000",
            "mmio-address 0x200f000+8KiB expect OutOfRange\nmmio-address 0x200f000+4KiB expect 0x200f000"),
        (Error.OutOfRange, "it must end by 2^64", """
            init-dynamic-pool
            s = share 64 bytes at 0xffffffffffffffe0 from-device expect OutOfRange
            t = share 32 bytes at 0xffffffffffffffe0 from-device expect ok
            """),
        (Error.Overlaps, "regions must not share pages", """
            map-mutable 0x80000000+16
            map-mutable 0x80000800+16 expect Overlaps
            map-mutable 0x80001000+16 expect ok
            """),
        (Error.Overlaps, "regions must not overlap, and that granule is reserved for the boot",
            "map-mmio 0x2000000+8KiB\nmap-mmio 0x2001000+8KiB expect Overlaps\nmap-mmio 0x2002000+8KiB expect ok"),
        (Error.Overlaps, "granule of 16384 bytes; regions must not overlap, and that granule is reserved for the boot",
            WideGuard + "map-mmio 0x3000+4KiB expect Overlaps\nmap-mmio 0x4000+4KiB expect ok"),
        (Error.FailedToMap, "nothing is tracked; retry", """
            fault map-mutable 1 refused
            map-mutable 0x80000000+4KiB expect FailedToMap
            map-mutable 0x80000000+4KiB expect ok
            """),
        (Error.FailedToMap, "retry", """
            fault map-device 1 refused
            map-mmio 0x2000000+4KiB expect FailedToMap
            map-mmio 0x2000000+4KiB expect ok
            """),
        (Error.FailedToMap, "retry", """
            fault unmap 1 refused
            map-mmio 0x2000000+4KiB
            unmap-mmio expect FailedToMap
            unmap-mmio expect ok
            """),
        (Error.Hypervisor, "0 means success", """
            fault guard-map 1 refused -3
            map-mmio 0x2000000+4KiB expect Hypervisor
            map-mmio 0x2000000+4KiB expect ok
            """),
        (Error.Hypervisor, "0 or more means success",
            "fault mem-info 1 refused -1\ninit-dynamic-pool expect Hypervisor\ninit-dynamic-pool expect ok"),
        (Error.SharedMemorySetFailure, "use it", """
            init-dynamic-pool
            init-dynamic-pool expect SharedMemorySetFailure
            a = alloc 64 align 16 expect ok
            """),
        (Error.SharedPoolSetFailure, "initialise it as dynamic",
            "init-static-pool 0x80300000+64KiB expect SharedPoolSetFailure\ninit-dynamic-pool expect ok"),
        (Error.SharedPoolSetFailure, "initialise it as static",
            Static + "init-dynamic-pool expect SharedPoolSetFailure\ninit-static-pool 0x80300000+64KiB expect ok"),
        (Error.SharedPoolSetFailure, "use it", Static + """
            init-static-pool 0x80300000+64KiB
            init-static-pool 0x80300000+64KiB expect SharedPoolSetFailure
            a = alloc 64 align 16 expect ok
            """),
        (Error.ZeroSize, "it must be at least 1",
            "init-dynamic-pool\na = alloc 0 align 16 expect ZeroSize\nb = alloc 1 align 16 expect ok"),
        (Error.BadAlignment, "it must be a power of two",
            "init-dynamic-pool\na = alloc 64 align 3 expect BadAlignment\nb = alloc 64 align 4 expect ok"),
        (Error.LayoutOverflow, "rounded up to the alignment, the size must be at most 2^63 - 1", """
            init-dynamic-pool
            a = alloc 0x7fffffffffffffff align 16 expect LayoutOverflow
            b = alloc 64 align 16 expect ok
            """),
        (Error.OutOfMemory, "allocate without a refill", Static + """
            init-static-pool 0x80300000+64KiB
            refill 64 align 16 expect OutOfMemory
            a = alloc 64 align 16 expect ok
            """),
        (Error.OutOfMemory, "free heap memory and retry until the hypervisor unshares what it refused", Small + """
            fault mem-share 2 refused -1
            fault mem-unshare 2..3 refused -5
            init-dynamic-pool
            refill 8KiB align 1 expect Hypervisor
            refill 8KiB align 1 expect OutOfMemory
            refill 8KiB align 1 expect ok
            """),
        (Error.NotInitialised, "initialise it as dynamic",
            "a = alloc 64 align 16 expect NotInitialised\ninit-dynamic-pool\nb = alloc 64 align 16 expect ok"),
        (Error.NotInitialised, "initialise it as static", Static + """
            a = alloc 64 align 16 expect NotInitialised
            init-static-pool 0x80300000+64KiB expect ok
            b = alloc 64 align 16 expect ok
            """),
        (Error.Revoked, "do not use or free it", """
            init-dynamic-pool
            a = alloc 64 align 16
            unshare-all
            free a expect Revoked
            dispose expect ok
            """),
        (Error.NotOwned, "free only what an allocation returned", """
            init-dynamic-pool
            a = alloc 64 align 16
            free a+16 as 64 align 16 expect NotOwned
            free a expect ok
            """),
        (Error.NotOwned, "only unsharing it frees it", """
            init-dynamic-pool
            refill 4KiB align 4096
            heap-free 0x7fe00000 as 4KiB align 4096 expect NotOwned
            unshare-all expect ok
            h = heap-alloc 128KiB align 1 expect 0x7fe00000
            """),
        (Error.AlreadyFreed, "free each buffer once", """
            init-dynamic-pool
            a = alloc 64 align 16
            free a expect ok
            free a expect AlreadyFreed
            b = alloc 64 align 16 expect ok
            free b expect ok
            """),
        (Error.WrongLayout, "free it as it was allocated, as 64 bytes aligned to 16", """
            init-dynamic-pool
            a = alloc 64 align 16
            free a as 32 align 16 expect WrongLayout
            free a as 64 align 16 expect ok
            """),
        (Error.Quarantined, "unsharing everything retry them", """
            fault mem-unshare 1 refused -5
            init-dynamic-pool
            refill 64 align 16
            unshare-all expect Quarantined
            unshare-all expect ok
            """),
        (Error.Quarantined, "a lack of memory", """
            fault mem-share 2 refused -1
            fault mem-unshare 2 refused -5
            init-dynamic-pool
            refill 128KiB align 1 expect Hypervisor
            refill 128KiB align 1 expect ok
            """),
        (Error.WrongBuffer, "unshare it as it was shared", """
            init-dynamic-pool
            s = share 64 bytes at 0x80200000 both
            unshare s to-device expect WrongBuffer
            unshare s 64 bytes at 0x80200000 both expect ok
            """),
        (Error.WrongBuffer, "unshare only what share returned; free other buffers as they were allocated", """
            init-dynamic-pool
            a = alloc 64 align 16
            unshare a 64 bytes at 0x80200000 both expect WrongBuffer
            free a expect ok
            """),
    ];
}

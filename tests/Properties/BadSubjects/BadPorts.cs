using MemoryModel.Ports;

namespace Properties.BadSubjects;

/// <summary>Defects at the ports: missing or superfluous hypercalls, and memory that is not cleared.</summary>
internal static class BadPorts
{
    public static BadCase PortCall { get; } = new(
        "port call 1",
        new("queries the granule on every share")
        {
            Hypercalls = port => new BadHypercalls(port, (function, _) =>
            {
                if (function == HypercallFunction.MemShare)
                    port.Call(HypercallFunction.MemInfo, 0);
                return null;
            }),
        },
        ["init-dynamic-pool", "a = alloc 64 align 16", "free a"]);

    public static BadCase HostRead { get; } = new(
        "host read 1",
        ClearsNothing("shares memory without clearing it"),
        ["init-dynamic-pool", "host reads 8 bytes at visible#0 after entry 1", "a = alloc 64 align 16"]);

    public static BadCase Memory { get; } = new(
        "memory",
        new("writes one byte past the buffer")
        {
            Memory = port => new BadMemory(port)
            {
                Store = (memory, address, bytes) => memory.Write(address, [.. bytes, 0x2a]),
            },
        },
        ["init-dynamic-pool", "s = share 16 bytes at 0x80100000 to-device"]);

    public static BadCase CleanWhenShared { get; } = new(
        "safety rule clean-when-shared",
        ClearsNothing("shares memory without clearing it"),
        ["init-dynamic-pool", "refill 64 align 16"]);

    public static BadCase LiveInShared { get; } = new(
        "safety rule live-in-shared",
        Skips("skips sharing the second granule", HypercallFunction.MemShare, 0x7fe01000),
        ["init-dynamic-pool", "a = dma-alloc 2 pages"]);

    public static BadCase PrivateAfterClose { get; } = new(
        "safety rule private-after-close",
        Skips("skips unsharing a granule", HypercallFunction.MemUnshare, 0x7fe00000),
        ["init-dynamic-pool", "a = alloc 64 align 16", "free a", "unshare-all"]);

    public static BadCase FailureRestores { get; } = new(
        "safety rule failure-restores",
        Skips("skips the rollback of a failed share", HypercallFunction.MemUnshare, 0x7fe00000),
        ["init-dynamic-pool", "a = dma-alloc 2 pages"],
        BadCase.Pkvm + "\nfault mem-share 2 refused -1");

    public static BadCase GuardClosed { get; } = new(
        "safety rule guard-closed",
        Skips("keeps a page in the guard at disposal", HypercallFunction.MmioGuardUnmap, 0x2000000),
        ["map-mmio 0x2000000+4KiB", "dispose"]);

    public static BadCase PayloadPrivate { get; } = new(
        "safety rule payload-private",
        Skips("leaves the console mapped", HypercallFunction.MmioGuardUnmap, 0),
        [BadCase.Boot, "enter-payload"]);

    public static BadCase PayloadClean { get; } = new(
        "safety rule payload-clean",
        new("wipes all but the last page of the heap")
        {
            Memory = port => new BadMemory(port)
            {
                Clear = (memory, range) => memory.Zero(
                    range.End == 0x7fe20000 ? new MemoryRange(range.Start, range.End - 4096) : range),
            },
        },
        [BadCase.Boot, "enter-payload"]);

    public static BadCase SingleFetch { get; } = new(
        "safety rule single-fetch",
        Loads("reads the device's data once to check it and once to copy it", (memory, address, bytes) =>
            memory.Read(address, new byte[bytes])),
        ["init-dynamic-pool", "s = share 16 bytes at 0x80100000 from-device", "unshare s"]);

    public static BadCase OnlyNeededBytes { get; } = new(
        "safety rule only-needed-bytes",
        Loads("reads a byte past the buffer", (memory, address, bytes) =>
            memory.Read(address + (ulong)bytes, new byte[1])),
        ["init-dynamic-pool", "s = share 16 bytes at 0x80100000 to-device"]);

    public static BadCase BounceInitialised { get; } = new(
        "safety rule bounce-initialised",
        new("leaves what an earlier buffer left in a bounce buffer")
        {
            Memory = port => new BadMemory(port)
            {
                Clear = (memory, range) =>
                {
                    if (range.Size != 64)
                        memory.Zero(range);
                },
            },
        },
        ["init-dynamic-pool", "refill 64 align 16", "s = share 64 bytes at 0x80100000 from-device", "unshare s"]);

    private static BadSubject Loads(string name, Action<IGuestMemory, ulong, int> before) =>
        new(name) { Memory = port => new BadMemory(port) { BeforeLoad = before } };

    private static BadSubject ClearsNothing(string name) =>
        new(name) { Memory = port => new BadMemory(port) { Clear = (_, _) => { } } };

    private static BadSubject Skips(string name, HypercallFunction skipped, ulong at) => new(name)
    {
        Hypercalls = port => new BadHypercalls(
            port, (function, argument) => function == skipped && argument == at ? 0 : null),
    };
}

namespace Properties.Promises;

/// <summary>
/// Complete scenarios, one per kind of pool and boot; every failure is injected into each of their port calls.
/// </summary>
internal static class CanonicalScenarios
{
    public static IReadOnlyDictionary<string, Scenario> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dynamic pool"] = DynamicPool,
        ["dynamic pool with 1 KiB granules"] = SmallGranules,
        ["MMIO regions on shared pages"] = Mmio,
        ["memory regions"] = MemoryRegions,
        ["static pool"] = StaticPool,
        ["boot under pkvm"] = Boot("pkvm"),
        ["boot under pkvm-android13"] = Boot("pkvm-android13"),
        ["boot under geniezone"] = Boot("geniezone"),
        ["boot under gunyah"] = Boot("gunyah", " swiotlb 0x80300000+64KiB", " at 0x80300000"),
    }.ToDictionary(pair => pair.Key, pair => ScenarioText.Parse(pair.Value, pair.Key), StringComparer.Ordinal);

    private const string Machine = "granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB";

    private const string Facts =
        "fdt 0x80000000 memory 0x80000000+16MiB swiotlb 64KiB align 4096 kernel 0x80400000+1MiB "
        + "ramdisk 0x80600000+64KiB pci-config 0x40000000+8KiB bar 0x50000000+8KiB";

    private const string DynamicPool = $"""
        platform pkvm {Machine}
        init-dynamic-pool
        a = alloc 100 align 16
        b = dma-alloc 3 pages
        c = heap-alloc 5000 align 4096
        guest writes 5000 bytes of 0xa7 at c
        d = share 5000 bytes at c both
        free a
        refill 8192 align 1
        e = alloc 8192 align 8192
        unshare d
        dma-free b
        f = dma-alloc 1 page
        heap-free c
        g = heap-alloc 16384 align 1
        unshare-all
        unshare-all
        free e
        dispose
        """;

    private const string SmallGranules = """
        platform geniezone granule 1024 heap 0x7fe00000+32KiB memory 0x80000000+16MiB
        init-dynamic-pool
        a = alloc 4096 align 1024
        b = alloc 2048 align 1
        free a
        c = alloc 6000 align 1
        unshare-all
        d = heap-alloc 16384 align 1
        dispose
        """;

    private const string Mmio = $"""
        platform pkvm-android13 {Machine}
        map-mmio 0x40000000..0x40002800
        map-mmio 0x40002800..0x40005000
        map-mmio 0x50000000+8KiB
        mmio-address 0x50000010+16
        unmap-mmio
        map-mmio 0x40001000+4KiB
        map-mmio 0x40000000+8KiB
        unmap-mmio
        dispose
        """;

    private const string MemoryRegions = $"""
        platform pkvm {Machine}
        map-mutable 0x80000000+2MiB
        shrink 0x80000000+8MiB
        map-read-only 0x80200100..0x80203fff
        map-read-only 0x80203fff..0x80204001
        map-mutable 0x80205000+1
        init-dynamic-pool
        a = alloc 1 align 1
        dispose
        """;

    private const string StaticPool = $"""
        platform gunyah {Machine} swiotlb 0x80100000+64KiB
        map-mutable 0x80000000+1MiB
        init-static-pool 0x80100000+64KiB
        map-mmio 0x50000000+8KiB
        a = dma-alloc 2 pages
        b = share 300 bytes at 0x80000000 both
        free a
        unshare b
        c = alloc 65536 align 1
        unmap-mmio
        unshare-all
        free c
        dispose
        """;

    private static string Boot(string hypervisor, string swiotlb = "", string at = "") => $"""
        platform {hypervisor} {Machine}{swiotlb}
        boot {Facts.Replace(" kernel", at + " kernel", StringComparison.Ordinal)}
        a = dma-alloc 2 pages
        b = share 300 bytes at 0x80700000 both
        unshare b
        enter-payload
        """;
}

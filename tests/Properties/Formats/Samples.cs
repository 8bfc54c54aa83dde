namespace Properties.Formats;

/// <summary>Scenarios shared by the tests of formats.</summary>
internal static class Samples
{
    private const string Platform =
        "platform pkvm granule 16384 heap 0x7fe00000+128KiB memory 0x80000000+32MiB swiotlb 0x80100000+64KiB"
        + " bar 0x50000000+8KiB guard-granule 16384 mmio-end 0x60000000";

    private const string Boot =
        "boot fdt 0x80000000 memory 0x80000000+16MiB swiotlb 64KiB align 4096 at 0x80100000 kernel 0x80400000+1MiB"
        + " ramdisk 0x80500000..0x80600000 pci-config 0x40000000+64KiB bar 0x50000000+64KiB";

    /// <summary>
    /// Every command with every optional part, as printed by <see cref="ScenarioText.Print(Scenario)"/>.
    /// </summary>
    public const string Everything =
        $"""
        {Platform}
        fault mem-share 3 refused -3
        fault mem-unshare 2..5 carried-out -1
        fault guard-info 4.. refused -7
        fault map-device 1 refused
        init-dynamic-pool
        a = dma-alloc 3 pages
        b = heap-alloc 64 align 16
        c = alloc 4KiB align 16
        d = share 512 bytes at b to-device
        e = share 1 byte at 0x80000000 from-device
        f = share 0xffffffffffffffff bytes at nothing both
        unshare d
        unshare d 16 bytes at b+16 from-device
        host writes 64 bytes at a
        host writes 64 bytes of 0x00 at a-8 after entry 3
        host reads 16 bytes at visible#2+8 after entry 1
        host writes 1 byte at a after read 2
        host reads 1 byte at a after write 255
        host reads 16 bytes at visible#0
        guest writes 64 bytes at b+16
        guest writes 64 bytes of 0xff at 0x80001000
        free a
        free b as 64 align 16
        free 0x80001000 as 64 align 3
        free nothing
        dma-free a
        dma-free a 1 page
        heap-free b
        heap-free b+1 as 1MiB align 0x8000000000000000
        refill 512 align 16
        add 0xffffffffffffffff+1
        unshare-all
        init-static-pool 0x80100000+64KiB
        init-static-pool 0x80110000..0x80100000
        shrink 0x80000000+16MiB
        map-read-only 0x0..0xffffffffffffffff
        map-mutable 0xffffffffffffffff+0xffffffffffffffff
        map-mmio 0x50000000+0
        mmio-address 0x50000000..0x50001000
        unmap-mmio
        dispose
        {Boot}
        boot fdt 0x0 memory 0x80000000..0x81000000 swiotlb 0 align 0 pci-config 0x0+0 bar 0x1+4095
        enter-payload
        fail-boot InvalidPayload

        """;

    /// <summary>A scenario on the default machine.</summary>
    public static Scenario OnPkvm(params string[] lines) => ScenarioText.Parse(
        "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\n"
        + string.Join('\n', lines));
}

using Lockstep.Notation.Text;

namespace Properties.Formats;

/// <summary>Errors of hand-written scenarios: one line each.</summary>
public sealed class TextErrorTests
{
    private const string Good = "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\n";

    public static TheoryData<string, string> BadCommands => new()
    {
        { "fre a", "t:2: found 'fre', expected LABEL = alloc | heap-alloc | dma-alloc | share |" },
        { "alloc 16 align 16", "t:2: found 'alloc', expected LABEL = alloc | heap-alloc" },
        { "a = free b", "t:2: found 'free', expected alloc | heap-alloc | dma-alloc | share" },
        { "a =", "t:2: found the end of the line, expected alloc |" },
        { "A = alloc 16 align 16", "t:2: found the label 'A', expected a label: a lower-case letter, then letters" },
        { "tx-2 = alloc 16 align 16", "t:2: found the label 'tx-2', expected a label: a lower-case letter, then" },
        { "nothing = alloc 16 align 16", "t:2: found the label 'nothing', expected a label" },
        { "a = alloc 16", "t:2: found no 'align ALIGNMENT', expected 'LABEL = alloc SIZE align ALIGNMENT'" },
        { "a = alloc", "t:2: found no 'SIZE align ALIGNMENT', expected 'LABEL = alloc SIZE align ALIGNMENT'" },
        { "free", "t:2: found no 'PLACE', expected 'free PLACE [as SIZE align ALIGNMENT]'" },
        {
            "a = share",
            "t:2: found no 'N bytes at PLACE DIRECTION (to-device | from-device | both)', "
                + "expected 'LABEL = share N bytes at PLACE DIRECTION'"
        },
        {
            "boot memory 0x80000000+16MiB pci-config 0x40000000+64KiB",
            "t:2: found no 'fdt ADDRESS', no 'swiotlb SIZE', no 'bar AREA', expected 'boot fdt "
                + "ADDRESS memory AREA swiotlb SIZE [align ALIGNMENT] [at ADDRESS] [kernel AREA] [ramdisk AREA] "
                + "pci-config AREA bar AREA'"
        },
        { "boot fdt 0x80000000 memroy 0x80000000+16MiB", "t:2: found 'memroy', expected 'memory AREA'" },
        {
            "fault mem-share",
            "t:2: found no 'CALLS MODE (refused | carried-out)', expected 'fault PORT CALLS MODE [CODE]'"
        },
        { "a = alloc many align 16", "t:2: found 'many', expected a size in bytes below 2^64" },
        { "a = alloc -1 align 16", "t:2: found '-1', expected a size in bytes below 2^64" },
        { "a = alloc 18446744073709551616 align 16", "expected a size in bytes below 2^64" },
        { "a = alloc 16777216TiB align 16", "found '16777216TiB', expected a size in bytes below 2^64" },
        { "a = alloc 16 align 16 16", "t:2: found '16', expected 'expect', the end of the line" },
        { "a = dma-alloc 3", "t:2: found no 'pages', expected 'LABEL = dma-alloc N pages'" },
        { "free a ass 16 align 16", "t:2: found 'ass', expected 'as', 'expect', the end of the line" },
        {
            "unshare a sideways",
            "expected a number of bytes, 'at', to-device | from-device | both, 'expect', the end of the line"
        },
        { "free visible#", "t:2: found 'visible#', expected a label, an address, visible#N or nothing" },
        { "free nothing+4", "t:2: found 'nothing+4', expected a label" },
        { "map-mmio 0x1000", "t:2: found '0x1000', expected a range BASE+SIZE or START..END" },
        { "add 0x1000..0x2000", "t:2: found '0x1000..0x2000', expected a range BASE+SIZE" },
        { "host writes 4 bytes of 256 at a", "t:2: found '256', expected a byte" },
        { "host reads 4 bytes at a after entry 0", "t:2: found '0', expected a number from 1" },
        { "host reads 4 bytes at a after 1", "t:2: found '1', expected entry | read | write" },
        {
            "fail-boot None",
            "t:2: found 'None', expected InternalError | InvalidFdt | InvalidPayload | InvalidRamdisk"
        },
        {
            "dispose\na = alloc 1 align 1\na = alloc 1 align 1",
            "t:4: found the duplicate label 'a', expected a label that"
        },
        { "dispose\nfault mem-share 1 refused -1", "t:3: found a fault here, expected all faults between" },
        { "fault mem-share 0 refused -1", "t:2: found '0', expected the calls that fail, counted from 1" },
        { "fault mem-share 3..2 refused -1", "t:2: found '3..2', expected the calls that fail" },
        { "fault mem-share 1 refused", "t:2: found an invalid fault, expected a valid fault; code 0 means success" },
        { "fault unmap 1 refused -1", "expected a valid fault; page-table calls return no code" },
    };

    public static TheoryData<string, string> BadPlatforms => new()
    {
        { "", "t:1: found no platform, expected a line 'platform ...' first" },
        { "# nothing\n\n", "t:2: found no platform, expected" },
        { "dispose", "t:1: found 'dispose', expected 'platform'" },
        { "platform xen", "t:1: found 'xen', expected pkvm | pkvm-android13 | geniezone | gunyah |" },
        { "platform allocator smallest 48", "expected a smallest block that is a power of two from 1 to 2GiB" },
        { "platform allocator smallest 4GiB", "expected a smallest block that is a power of two from 1 to 2GiB" },
        { "platform allocator smallest 16\nfault unmap 1 refused", "t:2: found a fault here, expected none on a" },
        {
            "platform pkvm granule 4096",
            "t:1: found no 'heap BASE+SIZE', no 'memory BASE+SIZE', expected 'platform PLATFORM granule N heap"
        },
        { "platform", "t:1: found the end of the line, expected pkvm | pkvm-android13 | geniezone" },
        { "platform allocator", "t:1: found no 'smallest ALIGNMENT', expected 'platform PLATFORM smallest ALIGNMENT'" },
        { Machine("0x7fe00000+0", "0x80000000+16MiB"), "expected a heap of at least 1 byte" },
        { Machine("0x7fe00000+4MiB", "0x80000000+16MiB"), "expected a heap within 0x7fc00000..0x80000000" },
        { Machine("0x7fe00000+1", "0x7ffff000+16MiB"), "expected memory within 0x80000000..0x10000000000" },
        { Machine("0x7fe00000+1", "0x80000000+0"), "expected memory of at least 1 byte" },
        { Machine("0x7fe00000+1", "0x80000000+1TiB"), "expected memory within 0x80000000..0x10000000000" },
        {
            Machine("0x7fe00000+1", "0x80000000+4096 swiotlb 0x80000000+8KiB"),
            "expected a swiotlb range within memory"
        },
        { Machine("0x7fe00000+1", "0x80000000+4096 bar 0x1+0xffffffffffffffff"), "expected a BAR range that ends" },
        {
            Machine("0x7fe00000+1", "0x80000000+4096 bar"),
            "t:1: found no 'BASE+SIZE', expected 'platform PLATFORM"
        },
        {
            Machine("0x7fe00000+1", "0x80000000+4096 bra"),
            "found 'bra', expected 'swiotlb', 'bar', 'guard-granule', 'mmio-end', the"
        },
    };

    [Theory]
    [MemberData(nameof(BadCommands))]
    public void Malformed_line_is_reported_with_what_was_expected(string lines, string message) =>
        AssertRejected(Good + lines, message);

    [Theory]
    [MemberData(nameof(BadPlatforms))]
    public void Malformed_platform_is_reported_with_what_is_allowed(string text, string message) =>
        AssertRejected(text, message);

    [Fact]
    public void Fault_is_validated_against_its_hypervisor()
    {
        const string Fault = "fault guard-unmap 1 refused -1";
        var android = Good.Replace("pkvm", "pkvm-android13", StringComparison.Ordinal);
        AssertRejected(android + Fault, "expected a valid fault; -1 from UNMAP means success on pkvm-android13");
        Assert.Single(((Reference.Machine)ScenarioText.Parse(Good + Fault).Platform).Faults);
    }

    [Fact]
    public void Unprintable_or_long_word_is_escaped_and_truncated_in_the_error()
    {
        var word = "\u001b[2J" + new string('x', 100_000);
        var error = Assert.Throws<FormatError>(() => ScenarioText.Parse(word, "t"));
        Assert.Equal(("t", 1), (error.File, error.Line));
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.InRange(error.Message.Length, 1, 150);
    }

    private static void AssertRejected(string text, string message)
    {
        var error = Assert.Throws<FormatError>(() => ScenarioText.Parse(text, "t"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("t:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static string Machine(string heap, string rest) =>
        $"platform pkvm granule 4096 heap {heap} memory {rest}";
}

namespace Properties.Tool;

/// <summary>The hypercall count of a design without a pool, compared with counts by hand.</summary>
public sealed class SharingAtEveryCallTests
{
    [Theory]
    [InlineData("a = dma-alloc 3 pages", 4096, 1 + 3)]
    [InlineData("a = dma-alloc 3 pages", 16384, 1 + 1)]
    [InlineData("a = dma-alloc 3 pages\nfree a", 4096, 2 * (1 + 3))]
    [InlineData("a = alloc 4097 align 1", 4096, 1 + 2)]
    [InlineData("a = alloc 4096 align 1\nfree a\nfree a", 4096, 2 * (1 + 1))]
    [InlineData("init-dynamic-pool\nunshare-all", 4096, 0)]
    public void Sharing_at_every_call_costs_a_query_and_one_call_per_granule(string commands, int granule, long calls)
    {
        var scenario = ScenarioText.Parse(
            $"platform pkvm granule {granule} heap 0x7fe00000+128KiB memory 0x80000000+16MiB\n{commands}\n");
        Assert.Equal(calls, SharingAtEveryCall.Hypercalls(scenario));
    }
}

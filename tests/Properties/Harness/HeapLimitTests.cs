namespace Properties.Harness;

/// <summary>The limit on the heap of the test process: memory without end must not bring down the machine.</summary>
public sealed class HeapLimitTests
{
    [Fact]
    public void Test_process_may_use_3_GiB() => Assert.InRange(
        GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes, 0, 3L << 30);
}

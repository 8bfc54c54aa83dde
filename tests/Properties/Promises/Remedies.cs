using System.Globalization;
using System.Text.RegularExpressions;

namespace Properties.Promises;

/// <summary>
/// Promise 13: the remedy that OutOfMemory names works. The test does what the text says and asks again; it knows
/// nothing of how the production code chose the words.
/// </summary>
public sealed partial class Remedies
{
    private const string FreeHeap = "free heap memory";
    private const string Unshare = " and unshare everything";

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 200)]
    public void Remedy_of_an_allocation_without_memory_works(Workload workload, int seed) =>
        FirstShortage(workload, (rig, caller, command, answer) => AssertHelps(rig, caller, command, answer, seed));

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 200)]
    public void Largest_free_block_of_the_text_is_that_of_the_heap(Workload workload) =>
        FirstShortage(workload, (rig, _, _, answer) =>
        {
            var largest = Number(Largest(), answer.Text!);
            Assert.Equal(Error.OutOfMemory, rig.Do(new HeapAllocate(0, new Shape(largest + 1, 1))).Error);
            if (largest > 0)
                rig.Must(new HeapAllocate(0, new Shape(largest, largest)));
        });

    [Theory]
    [InlineData(typeof(Allocate), 0x1_0000, 16, "free buffers of the pool")]
    [InlineData(typeof(Allocate), 0x2_0000, 16, "ask for at most 32768 bytes, aligned to at most 32768")]
    [InlineData(typeof(Refill), 0x1_0000, 16, "only the pool has memory left; allocate from it")]
    [InlineData(typeof(HeapAllocate), 0x1_0000, 16, "free heap memory and unshare everything")]
    [InlineData(typeof(HeapAllocate), 0x2_0000, 16, "ask for at most 32768 bytes, aligned to at most 32768")]
    [InlineData(typeof(HeapAllocate), 16, 1UL << 32, "ask for at most 32768 bytes, aligned to at most 32768")]
    public void Message_says_what_is_missing_and_how_large_the_largest_free_block_is(
        Type request, ulong size, ulong alignment, string remedy)
    {
        // A heap of 128 KiB at 256 bytes has room for one granule of 64 KiB.
        var heap = new Extent(0x7fe0_0100, 0x2_0000);
        var rig = new Rig(MachineDefaults.Machine with { Granule = 0x1_0000, Heap = heap });
        rig.Must(new InitDynamicPool());
        rig.Must(new Allocate(0, new Shape(64, 16)));
        var shape = new Shape(size, alignment);

        var text = rig.Do(
            request == typeof(Allocate) ? new Allocate(0, shape)
            : request == typeof(Refill) ? new Refill(shape)
            : new HeapAllocate(0, shape)).Text;

        Assert.Contains("no free block of ", text, StringComparison.Ordinal);
        Assert.Contains("the largest free block is 32768 bytes", text, StringComparison.Ordinal);
        Assert.EndsWith($"; {remedy}", text, StringComparison.Ordinal);
    }

    /// <summary>Runs a workload up to the first request that finds no memory.</summary>
    private static void FirstShortage(Workload workload, Action<Rig, Caller, Command, Answer> check)
    {
        var rig = Rig.WithPool(workload);
        (Command, Answer)? found = null;
        var caller = new Caller(rig)
        {
            OnExecuted = (command, answer) => found ??= answer.Error == Error.OutOfMemory ? (command, answer) : null,
        };
        foreach (var action in workload.Actions)
        {
            caller.Do(action with { Bytes = action.Bytes * 4 });
            if (found is not var (command, answer))
                continue;
            check(rig, caller, command, answer);
            return;
        }
    }

    private static void AssertHelps(Rig rig, Caller caller, Command command, Answer answer, int seed)
    {
        var remedy = answer.Text!.Split("; ", 3)[2];
        if (remedy.Contains("free buffers of the pool", StringComparison.Ordinal))
            caller.FreeBuffers(seed);
        else if (remedy.Contains(FreeHeap, StringComparison.Ordinal))
            caller.FreeHeap(seed);
        if (remedy.Contains(Unshare, StringComparison.Ordinal))
            rig.Must(new UnshareAll());
        if (remedy.StartsWith("only the pool", StringComparison.Ordinal))
        {
            caller.FreeBuffers(seed);
            rig.Must(new Allocate(0, new Shape(1, 1)));
            return;
        }

        var most = Most().IsMatch(remedy) ? Number(Most(), remedy) : 0;
        Assert.True(
            most > 0 || remedy.StartsWith("free ", StringComparison.Ordinal), $"'{answer.Text}' names no known remedy");

        var again = rig.Do(most == 0 ? command : Smaller(command, most));

        Assert.True(again.Succeeded, $"{ScenarioText.Print(command)} failed with '{answer.Text}'; after that it failed "
            + $"with '{again.Text}'");
    }

    private static Command Smaller(Command command, ulong most) => command switch
    {
        HeapAllocate => new HeapAllocate(0, new Shape(most, most)),
        Refill => new Refill(new Shape(most, most)),
        _ => new Allocate(0, new Shape(most, most)),
    };

    private static ulong Number(Regex pattern, string text) =>
        ulong.Parse(pattern.Match(text).Groups["bytes"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("ask for at most (?<bytes>[0-9]+) bytes", RegexOptions.None, 1000)]
    private static partial Regex Most();

    [GeneratedRegex("the largest free block is (?<bytes>[0-9]+) bytes", RegexOptions.None, 1000)]
    private static partial Regex Largest();
}

using Lockstep.Formats;
using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>
/// Recorded decisions of a real buddy allocator are reproduced. They pin the policy (lowest address of the smallest
/// order that fits) to a source outside this project.
/// </summary>
public sealed class RecordedDecisions
{
    public static TheoryData<string> Traces =>
    [
        .. Directory.EnumerateFiles(Folder, "*" + AllocatorTrace.Extension)
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
    ];

    private static string Folder => RecordedFiles.PathOf("frame-allocator");

    [Fact]
    public void Twelve_allocator_recordings_exist() => Assert.Equal(12, Traces.Count);

    [Theory]
    [MemberData(nameof(Traces))]
    public void Allocator_reproduces_every_recorded_decision(string file)
    {
        var trace = AllocatorTrace.Read(Path.Combine(Folder, file));
        var allocator = BuddyAllocator.Create(1).Value;
        var decisions = new List<ulong?>();
        var taken = new Dictionary<ulong, (ulong Address, Layout Layout)>();
        foreach (var command in trace.Scenario.Commands)
        {
            switch (command)
            {
                case Add add:
                    allocator.Add(add.Base, add.Size).ThrowIfFailed();
                    break;
                case Allocate allocate:
                    var layout = Layout.Create(allocate.Shape.Size, allocate.Shape.Alignment).Value;
                    var answer = allocator.Allocate(layout);
                    decisions.Add(answer.IsOk ? answer.Value : null);
                    if (answer.IsOk)
                        taken[(ulong)allocate.Label] = (answer.Value, layout);
                    break;
                case Free free:
                    allocator.Free(taken[free.Buffer.Value].Address, taken[free.Buffer.Value].Layout).ThrowIfFailed();
                    break;
                default:
                    Assert.Fail($"{file} has an unexpected command: {ScenarioText.Print(command)}");
                    break;
            }
        }

        Assert.True(decisions.Count > 100);
        Assert.Equal(trace.Expected, decisions);
    }
}

using Lockstep.Formats.Binary;

namespace Properties.Tool;

/// <summary><c>verify print</c>: inputs of every format as scenarios or tests.</summary>
public sealed class PrintTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_format_prints_as_a_scenario_that_replays()
    {
        var edited = BrokenSubjects.Scenario.Replace("free a", "free  a # done", StringComparison.Ordinal);
        var trace = RecordedFiles.PathOf("frame-allocator", "01.trace");
        string[] files =
        [
            _folder.Write("case.bin", ScenarioBinary.Encode(ScenarioText.Parse(BrokenSubjects.Scenario))),
            RecordedFiles.PathOf("virtio-blk.hal"),
            trace,
            _folder.Write("case.scenario", edited),
        ];

        Assert.All(files, file =>
        {
            var run = ToolRun.Of("print", file);

            run.MustHold();
            var again = _folder.Write("again.scenario", run.Output);
            Assert.Equal(run.Output, ToolRun.Of("print", again).Output);
            ToolRun.Of("replay", again).MustHold();
        });
    }

    [Fact]
    public void Several_files_are_told_apart()
    {
        var (one, two) = (_folder.Write("one", BrokenSubjects.Scenario), _folder.Write("two", BrokenSubjects.Scenario));

        Assert.Equal(
            $"# {one}\n{BrokenSubjects.Scenario}\n# {two}\n{BrokenSubjects.Scenario}\n",
            ToolRun.Of("print", one, two).Output);
    }

    [Theory]
    [InlineData("three-pages.scenario", "ThreePages")]
    [InlineData("001 \"x\" y.scenario", "Scenario001XY")]
    [InlineData("---", "Scenario")]
    public void Any_file_prints_as_a_test(string name, string expected)
    {
        var file = _folder.Write(name, BrokenSubjects.Scenario);

        var run = ToolRun.Of("print", "--as-test", file);

        run.MustHold();
        Assert.Contains($"public sealed class {expected}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("        b = dma-alloc 3 pages\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("public void Scenario_holds() => Scenarios.MustHold(", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_of_a_target_prints_with_what_the_target_adds()
    {
        var file = _folder.Write("id:000000", [0]);

        var plain = ToolRun.Of("print", "--target", "scenario", file);
        Assert.DoesNotContain("boot ", plain.Output, StringComparison.Ordinal);
        var booted = ToolRun.Of("print", "--target", "boot", file);
        booted.MustHold();
        Assert.EndsWith("\nenter-payload\n", booted.Output, StringComparison.Ordinal);
        ToolRun.Of("print", "--target", "granule", _folder.Write("none", [])).MustHold();
        ToolRun.Of("print", "--target", "layout", file)
            .MustBeRefused("expected canary, scenario, boot, granule, hostile.");
    }

    [Theory]
    [InlineData("scenario")]
    [InlineData("boot")]
    public void Input_of_a_target_with_more_commands_than_a_scenario_may_have_says_so(string target)
    {
        var most = new Scenario(MachineDefaults.Machine, [.. Enumerable.Repeat(new UnmapMmio(), Caps.Commands)]);
        var whole = ScenarioBinary.Encode(most);
        var one = whole.Length - ScenarioBinary.Encode(most with { Commands = most.Commands.RemoveAt(0) }).Length;
        byte[] longer = [.. whole, .. whole[^one..]];
        var (fits, file) = (_folder.Write("whole.bin", whole), _folder.Write("longer.bin", longer));

        Assert.Empty(ToolRun.Of("print", "--target", target, fits).Error);
        Assert.Equal(
            $"{file}: of 4,097 commands the first 4,096 are used, the limit of a scenario in binary form\n",
            ToolRun.Of("print", "--target", target, file).Error);
        Assert.Empty(ToolRun.Of("print", "--target", "granule", file).Error);
    }

    [Fact]
    public void Unreadable_file_is_refused()
    {
        var run = ToolRun.Of("print", _folder.PathOf("none"));

        run.MustBeRefused("no such file");
    }
}

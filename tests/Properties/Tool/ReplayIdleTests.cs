using System.Text.Json;
using Verify.Display;

namespace Properties.Tool;

/// <summary><c>verify replay</c> tells which commands were idle, and never praises what did not run.</summary>
public sealed class ReplayIdleTests : IDisposable
{
    private const string Idle = """
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB

        init-dynamic-pool
        tx-ring = dma-alloc 1 page
        free tx-rng   # a slip
        enter-payload

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Idle_commands_are_told_with_line_and_reason()
    {
        var file = _folder.Write("idle.scenario", Idle);

        var run = ToolRun.Of("replay", file);

        run.MustHold();
        Assert.Contains($"{file}: held, 2 of 4 commands\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}:5: 'free tx-rng' is idle: nobody made tx-rng\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"{file}:6: 'enter-payload' is idle: no command boots the firmware\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Matches(@"\| +2 of 4 \|", run.Output);
    }

    [Fact]
    public void Strict_makes_an_idle_command_an_error()
    {
        var run = ToolRun.Of("replay", "--strict", _folder.Write("idle.scenario", Idle));

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.EndsWith("Commands are idle, which --strict forbids.\n", run.Output, StringComparison.Ordinal);
        ToolRun.Of("replay", "--strict", _folder.Write("fine.scenario", BrokenSubjects.Scenario)).MustHold();
    }

    [Theory]
    [InlineData("")]
    [InlineData("free a\n")]
    public void File_in_which_nothing_ran_never_holds(string commands)
    {
        var file = _folder.Write("empty.scenario", Idle.Split('\n')[0] + "\n" + commands);

        var run = ToolRun.Of("replay", file);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains($"{file}: NOTHING RAN", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"Nothing ran in {file}, so nothing was checked.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lists_idle_commands()
    {
        using var document = JsonDocument.Parse(
            ToolRun.Of("replay", "--json", _folder.Write("idle.scenario", Idle)).Output);

        Assert.Equal(2, document.RootElement.GetProperty("notes").GetArrayLength());
    }

    [Fact]
    public void Long_file_tells_the_first_idle_commands_and_the_number_of_others()
    {
        var file = _folder.Write("long.scenario", Idle + string.Concat(Enumerable.Repeat("free zz\n", 50)));

        var run = ToolRun.Of("replay", file);

        Assert.Equal(20, run.Output.Split('\n').Count(line => line.Contains(" is idle: ", StringComparison.Ordinal)));
        Assert.Contains($"{file}: and 32 more idle commands\n", run.Output, StringComparison.Ordinal);
    }
}

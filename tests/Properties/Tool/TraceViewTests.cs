using System.Text.Json;
using Properties.BadSubjects;
using Spectre.Console;
using Verify.Display;

namespace Properties.Tool;

/// <summary><c>verify replay --trace</c>: each step of a file with what both sides did.</summary>
public sealed class TraceViewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_step_has_answers_calls_memory_and_changes()
    {
        var file = _folder.Write("fine.scenario", BrokenSubjects.Scenario + "free zz\n");

        var run = ToolRun.Of("replay", "--trace", file);

        run.MustHold();
        var lines = run.Output.Split('\n');
        Assert.Equal(file, lines[0]);
        Assert.Matches("^ +step +command +expected +production +port calls +memory +changed$", lines[2]);
        Assert.Contains("MemShare 0x7fe00000 -> 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("shared bytes: 0 -> 4096", run.Output, StringComparison.Ordinal);
        Assert.Contains("guest wrote", run.Output, StringComparison.Ordinal);
        Assert.Contains("idle: nobody made zz", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}: held, 6 of 7 commands", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_shows_what_the_guest_read_when_it_did_and_the_message_of_an_error()
    {
        var file = _folder.Write("read.scenario", """
            platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
            init-dynamic-pool
            a = share 16 bytes at 0x80200000 both
            host writes 16 bytes of 0x5a at a
            host writes 16 bytes of 0x66 at a after read 1
            unshare a
            b = alloc 0 align 16

            """);

        var (table, json) = (ToolRun.Of("replay", "--trace", file), ToolRun.Of("replay", "--trace", "--json", file));

        table.MustHold();
        Assert.Contains("\n        message: ZeroSize: ", table.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        var steps = document.RootElement.GetProperty("files")[0].GetProperty("steps");
        var memory = steps[4].GetProperty("memory").EnumerateArray().Select(line => line.GetString()).ToList();
        Assert.Contains("guest read 0x7fe00000..0x7fe00010: 5a5a5a5a5a5a5a5a...", memory);
        Assert.StartsWith("ZeroSize: ", steps[5].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, steps[4].GetProperty("message").ValueKind);
    }

    [Fact]
    public void Trace_ends_at_the_first_difference_and_explains_it()
    {
        var file = _folder.Write("bad.scenario", BrokenSubjects.Scenario);

        var run = ToolRun.With(new BrokenSubjects(), "replay", "--trace", file);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains($"\n{file}:5: b = dma-alloc 3 pages\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    expected: 0x", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}: FAILED, 4 commands", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("unshare-all", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_port_call_is_shown_however_many_there_are()
    {
        var bad = BadPorts.PayloadPrivate;
        var large = ScenarioText.Print(bad.Scenario).Replace("+4KiB", "+64KiB", StringComparison.Ordinal);

        var run = ToolRun.With(bad.Subject, "replay", "--trace", _folder.Write("bad.scenario", large));

        for (var page = 0; page < 16; page++)
            Assert.Contains($"GuardMap 0x5000{page:x}000 -> 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("expected: GuardUnmap 0x0 -> 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_a_step_on_each_line()
    {
        var one = _folder.Write("one.scenario", BrokenSubjects.Scenario);

        var run = ToolRun.Of("replay", "--trace", "--json", one, RecordedFiles.PathOf("virtio-blk.hal"));

        run.MustHold();
        using var document = JsonDocument.Parse(run.Output);
        var files = document.RootElement.GetProperty("files");
        Assert.Equal(
            [6, 12_498], files.EnumerateArray().Select(file => file.GetProperty("steps").GetArrayLength()));
        var step = files[0].GetProperty("steps")[3];
        Assert.Equal(5, step.GetProperty("line").GetInt32());
        Assert.Equal("b = dma-alloc 3 pages", step.GetProperty("command").GetString());
        Assert.Equal(step.GetProperty("expected").GetString(), step.GetProperty("actual").GetString());
        Assert.Equal(
            "MemShare 0x7fe04000 -> 0", step.GetProperty("calls")[0].GetProperty("expected").GetString());
        Assert.Contains(
            "shared bytes: 4096 -> 20480", step.GetProperty("changed").EnumerateArray().Select(it => it.GetString()));
        Assert.Equal(
            "guest wrote 0x7fe04000..0x7fe08000: 0000000000000000...", step.GetProperty("memory")[0].GetString());
        Assert.Equal(JsonValueKind.Null, files[0].GetProperty("finding").ValueKind);
    }

    [Fact]
    public void Decision_that_differs_from_the_recording_is_a_finding_in_a_trace_too()
    {
        var file = _folder.Write(
            "other.trace", "trace order=32 seed=1\nadd 0x0 0x1000\nalloc 16 16 -> 0x20\nend\n");

        var run = ToolRun.Of("replay", "--trace", "--json", file);

        Assert.Equal(ExitCode.Found, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        var finding = document.RootElement.GetProperty("files")[0].GetProperty("finding");
        Assert.Equal(2, finding.GetProperty("step").GetInt32());
        Assert.Equal("recorded decision", finding.GetProperty("kind").GetString());
        Assert.Contains(
            $"{file}:3: alloc 16 16 -> 0x20\n", ToolRun.Of("replay", "--trace", file).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Narrow_terminal_shows_a_step_in_lines()
    {
        using var output = new StringWriter();
        var stop = TestContext.Current.CancellationToken;
        var around = Surroundings.Plain(output, TextWriter.Null, ProductionFactory.Instance, stop) with
        {
            Console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
            }),
        };
        around.Console.Profile.Width = 60;
        var file = _folder.Write("fine.scenario", BrokenSubjects.Scenario);

        Assert.Equal(ExitCode.Held, Verify.VerifyApp.Run(["replay", "--trace", file], around));

        Assert.Contains(
            "\n4: b = dma-alloc 3 pages\n  expected: 0x7fe04000\n  production: 0x7fe04000\n  port calls: ",
            output.ToString(),
            StringComparison.Ordinal);
    }
}

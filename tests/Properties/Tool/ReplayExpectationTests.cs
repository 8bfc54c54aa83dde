using System.Text.Json;
using Verify.Display;

namespace Properties.Tool;

/// <summary><c>verify replay</c> and <c>shrink</c> on files that say what is right.</summary>
public sealed class ReplayExpectationTests : IDisposable
{
    private const string Text = """
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        init-dynamic-pool
        free tx-rng expect idle
        a = alloc 0 align 16 expect OutOfMemory

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Expectation_that_does_not_hold_is_reported_with_its_line_and_not_shrunk()
    {
        var file = _folder.Write("wrong.scenario", Text);
        foreach (var verb in (string[])["replay", "shrink"])
        {
            var run = ToolRun.Of(verb, file);

            run.MustFind();
            Assert.Contains($"FINDING in {file}: expectation\n", run.Output, StringComparison.Ordinal);
            Assert.Contains("    expected: OutOfMemory\n    production: ZeroSize\n", run.Output);
            Assert.Contains("\nanswer on both sides: ZeroSize\n", run.Output, StringComparison.Ordinal);
            Assert.Contains("not shrunk: both sides agree, and only what the file expects differs", run.Output);
        }

        Assert.Contains(
            $"{file}:4: a = alloc 0 align 16 expect OutOfMemory\n",
            ToolRun.Of("replay", file).Output,
            StringComparison.Ordinal);
        Assert.Equal(["wrong.scenario"], _folder.Files);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay --trace")]
    [InlineData("shrink")]
    public void Violation_that_does_not_occur_is_a_finding_that_names_the_line_which_expects_it(string verb)
    {
        var file = _folder.Write("closed.scenario", """
            platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB

            expect violation payload-private  # as in the report
            expect violation private-after-close
            init-dynamic-pool

            """);

        var run = ToolRun.Of([.. verb.Split(' '), file]);

        run.MustFind();
        Assert.Contains(
            "    expected: a violation of the safety rule payload-private\n    production: none\n", run.Output);
        Assert.DoesNotContain("init-dynamic-pool expect", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            verb == "shrink"
                ? "\nNo step does what the scenario expects: expect violation payload-private\n"
                : $"\n{file}:3: expect violation payload-private\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay --trace")]
    public void Violation_that_does_not_occur_is_at_no_step_of_a_document(string verb)
    {
        var file = _folder.Write("closed.scenario", """
            platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
            expect violation payload-private
            init-dynamic-pool

            """);

        var run = ToolRun.Of([.. verb.Split(' '), "--json", file]);

        Assert.Equal(ExitCode.Found, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        var finding = root.TryGetProperty("findings", out var findings)
            ? findings[0]
            : root.GetProperty("files")[0].GetProperty("finding");
        Assert.Equal("expectation", finding.GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, finding.GetProperty("step").ValueKind);
        Assert.Equal(
            "a violation of the safety rule payload-private",
            finding.GetProperty("differences")[0].GetProperty("expected").GetString());
        if (finding.TryGetProperty("command", out var command))
            Assert.Equal(JsonValueKind.Null, command.ValueKind);
    }

    [Fact]
    public void Command_that_is_expected_to_be_idle_may_be_with_strict()
    {
        var file = _folder.Write("fine.scenario", Text.Replace("OutOfMemory", "ZeroSize", StringComparison.Ordinal));

        var run = ToolRun.Of("replay", "--strict", file);

        run.MustHold();
        Assert.Contains($"{file}: held, 2 of 3 commands\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_keeps_expectations_as_text_and_as_a_test()
    {
        var file = _folder.Write("wrong.scenario", Text);

        Assert.Contains("\na = alloc 0 align 16 expect OutOfMemory\n", ToolRun.Of("print", file).Output);
        Assert.Contains(
            "\n        a = alloc 0 align 16 expect OutOfMemory\n", ToolRun.Of("print", "--as-test", file).Output);
    }
}

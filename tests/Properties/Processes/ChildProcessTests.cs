using System.Diagnostics;
using CliWrap;
using Processes;
using Properties.Tool;

namespace Properties.Processes;

/// <summary>Child processes: captured output, time limits, and termination of all descendants.</summary>
public sealed class ChildProcessTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Output_error_and_exit_code_are_captured()
    {
        var end = ChildProcess.Run(Shell("echo one; echo two; echo wrong >&2; exit 3"), Long, Stop);

        Assert.Equal(new ProcessEnd(3, "one\ntwo", "wrong\n"), end);
        Assert.Equal("wrong", end.FirstLine);
    }

    [Fact]
    public void Failure_without_output_is_described_by_its_exit_code() =>
        Assert.Equal("exit code 7", ChildProcess.Run(Shell("exit 7"), Long, Stop).FirstLine);

    [Fact]
    public void Missing_program_is_an_error_that_names_it()
    {
        var error = Assert.Throws<ProcessError>(() => ChildProcess.Run(Cli.Wrap("no-such-program"), Long, Stop));

        Assert.StartsWith("'no-such-program' cannot be started: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Child_past_its_limit_is_killed_with_its_descendants()
    {
        using var child = ChildProcess.Start(Shell("sleep 600 & echo $!; wait"));
        var descendant = int.Parse(child.ReadLine()!);

        Assert.False(child.Wait(Short, Stop));
        Assert.Null(child.Kill().Code);
        AssertEnded(descendant);
    }

    [Fact]
    public void Run_kills_a_child_past_its_limit_and_keeps_its_output() =>
        Assert.Equal(new ProcessEnd(null, "begun", string.Empty), ChildProcess.Run(
            Shell("echo begun; sleep 600"), TimeSpan.FromSeconds(2), Stop));

    [Fact]
    public void Run_kills_a_busy_child_past_its_limit_of_CPU_time() => Assert.Null(ChildProcess.Run(
        Shell("while :; do :; done"), new RunLimits(TimeSpan.FromMilliseconds(300), Long), Stop).Code);

    [Fact]
    public void Run_kills_an_idle_child_past_its_limit_of_wall_clock_time() => Assert.Null(ChildProcess.Run(
        Shell("sleep 600"), new RunLimits(Long, TimeSpan.FromMilliseconds(300)), Stop).Code);

    [Fact]
    public void Run_does_not_count_waiting_as_CPU_time() => Assert.Equal(0, ChildProcess.Run(
        Shell("sleep 1"), new RunLimits(TimeSpan.FromMilliseconds(500), Long), Stop).Code);

    [Fact]
    public async Task Cancellation_kills_the_child()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("pid");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(
            () => ChildProcess.Run(Shell($"echo $$ >'{file}'; exec sleep 600"), Long, stop.Token)));

        AssertEnded(int.Parse(await File.ReadAllTextAsync(file, Stop)));
    }

    [Fact]
    public void Ask_returns_replies_until_the_child_exits()
    {
        using var child = ChildProcess.Start(Shell("read a; echo got $a; read b; exit 1"));

        Assert.Equal("got one", child.Ask("one"));
        Assert.Null(child.Ask("two"));
        Assert.True(child.Wait(Long, Stop));
        Assert.Null(child.Ask("three"));
    }

    [Fact]
    public void Standard_input_stays_open_until_closed()
    {
        using var child = ChildProcess.Start(Shell("cat; exit 5"));

        Assert.False(child.Wait(Short, Stop));
        child.CloseInput();
        Assert.True(child.Wait(Long, Stop));
        Assert.Equal(5, child.Kill().Code);
    }

    [Fact]
    public void Processor_time_grows_while_running_and_remains_readable_after_exit()
    {
        using var child = ChildProcess.Start(Shell("while :; do :; done"));
        var clock = Stopwatch.StartNew();
        while (child.ProcessorTime < Short && clock.Elapsed < Long)
            Thread.Sleep(Short);

        child.Kill();
        Assert.InRange(child.ProcessorTime, Short, Long);
    }

    private static CliWrap.Command Shell(string script) => Cli.Wrap("/bin/sh").WithArguments(["-c", script]);

    private static void AssertEnded(int id)
    {
        // A killed process remains visible until its new parent reaps it.
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Long && IsAlive(id))
            Thread.Sleep(Short);
        Assert.False(IsAlive(id), $"process {id} is still running");
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

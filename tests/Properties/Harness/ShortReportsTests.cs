using Properties.Suite;
using Xunit.Sdk;
using Xunit.v3;

namespace Properties.Harness;

/// <summary>Reports of failing tests: nothing is repeated, and nothing that fails passes.</summary>
public sealed class ShortReportsTests : IDisposable
{
    private const string FsChecks = """

        Falsifiable, after 3 tests (0 shrinks) (1,2).
        Last step was invoked with size of 7 and seed of (12345,678):
        Original:
        Scenario { ... }
        """;

    private readonly Sink _sink = new();
    private readonly SuiteRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Disagreement_is_its_report_and_the_line_that_repeats_it()
    {
        var failed = Assert.IsAssignableFrom<ITestFailed>(Report(
            "Properties.Agreement.X", (typeof(Exception), FsChecks), (typeof(Disagreement), "report\n")));

        Assert.Equal(
            "report\n\nRun the property from this scenario with:\n\n  PROPERTIES_REPLAY=12345,678,7 dotnet test\n",
            Assert.Single(failed.Messages));
        Assert.Null(Assert.Single(failed.StackTraces));
    }

    [Fact]
    public void Known_disagreement_is_a_line_and_does_not_make_a_run_pass()
    {
        IMessageSinkMessage Known() => Report(
            "Properties.Agreement.X", (typeof(Exception), FsChecks), (typeof(KnownDisagreement), "a line"));

        Assert.StartsWith("a line\n", Assert.Single(Assert.IsAssignableFrom<ITestFailed>(Known()).Messages));
        Assert.Equal("a line", Assert.IsAssignableFrom<ITestSkipped>(Known()).Reason);
    }

    [Fact]
    public void Lines_are_few_and_then_the_run_ends()
    {
        Report("Properties.Agreement.X", (typeof(Disagreement), "report\n"));
        var reports = new ShortReports(_sink, _run);
        bool GoesOn() => reports.OnMessage(Failed((typeof(KnownDisagreement), "a line.")));

        for (var line = 1; line < ShortReports.MostInALine; line++)
            Assert.True(GoesOn());

        Assert.False(GoesOn());
        Assert.Equal(
            "a line. It is number 20: the tests that are left do not begin.",
            Assert.IsAssignableFrom<ITestSkipped>(_sink.Last).Reason);
    }

    [Fact]
    public void Other_failure_is_itself_before_a_disagreement_and_a_line_after_one()
    {
        Assert.IsAssignableFrom<ITestFailed>(Report("Properties.Promises.X", (typeof(FailException), "no")));

        var command = new InitDynamicPool();
        _run.Findings.Ruined(
            new Scenario(MachineDefaults.Machine, [command]),
            new Finding(1, command, command, [new Difference("answer", "one", "another")]));

        var line = Assert.IsAssignableFrom<ITestSkipped>(
            Report("Properties.Promises.X", (typeof(FailException), "no"))).Reason;
        Assert.StartsWith("Fails, and so does ", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.IsAssignableFrom<ITestFailed>(Report("Properties.House.X", (typeof(FailException), "no")));
    }

    [Fact]
    public void Stack_trace_has_the_frames_of_this_checkout_and_a_long_message_its_first_lines()
    {
        var failed = Assert.IsAssignableFrom<ITestFailed>(Report(
            "Properties.Promises.X",
            (typeof(InvalidOperationException), string.Join('\n', Enumerable.Range(1, 100)))));

        Assert.EndsWith("\n60\n... and 40 more lines", failed.Messages[0], StringComparison.Ordinal);
        Assert.Equal(
            "   at MemoryModel.Sharing.SharedPool.Refill() in SharedPool.cs:line 9\n   at Properties.Promises.X.Y()",
            failed.StackTraces[0]);
    }

    [Fact]
    public void Tests_that_run_and_that_failed_are_known()
    {
        var reports = new ShortReports(_sink, _run);
        reports.OnMessage(Starting("Properties.Promises.X"));
        Assert.Equal(["Properties.Promises.X"], _run.Progress.Running);

        reports.OnMessage(Failed((typeof(FailException), "first line\nsecond")));

        Assert.Equal(["Properties.Promises.X: first line"], _run.Progress.Failures);
    }

    private IMessageSinkMessage Report(string test, params (Type Type, string Message)[] exceptions)
    {
        var reports = new ShortReports(_sink, _run);
        reports.OnMessage(Starting(test));
        reports.OnMessage(Failed(exceptions));
        return _sink.Last!;
    }

    private static TestStarting Starting(string test) => new()
    {
        AssemblyUniqueID = "assembly",
        Explicit = false,
        StartTime = DateTimeOffset.UnixEpoch,
        TestCaseUniqueID = "case",
        TestClassUniqueID = "class",
        TestCollectionUniqueID = "collection",
        TestDisplayName = test,
        TestLabel = null,
        TestMethodUniqueID = "method",
        TestUniqueID = "test",
        Timeout = 0,
        Traits = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal),
    };

    private static TestFailed Failed(params (Type Type, string Message)[] exceptions) => new()
    {
        AssemblyUniqueID = "assembly",
        Cause = FailureCause.Exception,
        ExceptionParentIndices = [.. exceptions.Select((_, index) => index - 1)],
        ExceptionTypes = [.. exceptions.Select(exception => exception.Type.FullName)],
        ExecutionTime = 1,
        FinishTime = DateTimeOffset.UnixEpoch,
        Messages = [.. exceptions.Select(exception => exception.Message)],
        Output = string.Empty,
        StackTraces =
        [
            .. exceptions.Select(_ => """
                   at MemoryModel.Sharing.SharedPool.Refill() in SharedPool.cs:line 9
                   at Properties.Promises.X.Y()
                   at InvokeStub_X.Y(Object, Span`1)
                   at System.Reflection.MethodBaseInvoker.InvokeWithNoArgs()
                --- End of stack trace from previous location ---
                   at Xunit.v3.TestRunner.Run()
                """),
        ],
        TestCaseUniqueID = "case",
        TestClassUniqueID = "class",
        TestCollectionUniqueID = "collection",
        TestMethodUniqueID = "method",
        TestUniqueID = "test",
        Warnings = null,
    };

    private sealed class Sink : IMessageSink
    {
        public IMessageSinkMessage? Last { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            Last = message;
            return true;
        }
    }
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Xunit.Sdk;
using Xunit.v3;

namespace Properties.Suite;

/// <summary>
/// Reports failures without what repeats or explains nothing: a disagreement once, with the line that replays it; after
/// one, some other failures in a line each, and then the run ends; of stack traces the frames of this checkout.
/// </summary>
/// <param name="inner">Receives the reports.</param>
/// <param name="run">The run.</param>
internal sealed partial class ShortReports(IMessageSink inner, SuiteRun run) : IMessageSink
{
    /// <summary>Failures in a line, after which the tests that are left would say no more.</summary>
    public const int MostInALine = 20;

    private const int MostLines = 60;

    // They run none of the code under test in this process.
    private const string HouseRules = "Properties.House.";

    private static readonly string?[] NoType = [typeof(FailException).FullName];

    private int _inALine;

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestStarting test:
                run.Progress.Started(test.TestUniqueID, test.TestDisplayName);
                break;
            case ITestFinished test:
                run.Progress.Finished(test.TestUniqueID);
                break;
            case TestFailed failed when InALine(failed) is { } line:
                var isLast = ++_inALine == MostInALine;
                var end = isLast ? $" It is number {MostInALine}: the tests that are left do not begin." : string.Empty;
                return inner.OnMessage(Skipped(failed, line + end)) && !isLast;
            case TestFailed failed:
                Shorten(failed);
                run.Progress.Failed(failed.TestUniqueID, failed.Messages[0]);
                break;
        }

        return inner.OnMessage(message);
    }

    // Only after a failure: no run passes in which a test failed.
    private string? InALine(TestFailed failed) => run.Progress.Failures.Count == 0
        ? null
        : MessageOf<KnownDisagreement>(failed) ?? (run.Findings.First is { } first
            && MessageOf<Disagreement>(failed) is null
            && !run.Progress.NameOf(failed.TestUniqueID).StartsWith(HouseRules, StringComparison.Ordinal)
                ? $"Fails, and so does {first}; {RunFindings.Alone}."
                : null);

    private static void Shorten(TestFailed failed)
    {
        if ((MessageOf<Disagreement>(failed) ?? MessageOf<KnownDisagreement>(failed)) is { } report)
        {
            failed.ExceptionTypes = NoType;
            failed.ExceptionParentIndices = [-1];
            failed.Messages = [report + ReplayOf(failed.Messages[0])];
            failed.StackTraces = [null];
            return;
        }

        failed.Messages = [.. failed.Messages.Select(FirstLines)];
        failed.StackTraces = [.. failed.StackTraces.Select(OwnFrames)];
    }

    private static string? MessageOf<T>(TestFailed failed)
        where T : Exception
    {
        var at = Array.IndexOf(failed.ExceptionTypes, typeof(T).FullName);
        return at < 0 ? null : failed.Messages[at];
    }

    // FsCheck's own message prints the scenario again, twice.
    private static string ReplayOf(string message) => LastStep().Match(message) is { Success: true } step
        ? $"\nRun the property from this scenario with:\n\n  PROPERTIES_REPLAY={step.Groups["seed"].Value},"
            + $"{step.Groups["gamma"].Value},{step.Groups["size"].Value} dotnet test\n"
        : string.Empty;

    private static string FirstLines(string message)
    {
        var lines = message.Split('\n');
        return lines.Length <= MostLines
            ? message
            : string.Join('\n', [.. lines[..MostLines], $"... and {lines.Length - MostLines:N0} more lines"]);
    }

    private static string? OwnFrames(string? trace) => trace is null ? null : string.Join('\n', trace.Split('\n')
        .Where(frame => !Foreign().IsMatch(frame)));

    private static TestSkipped Skipped(TestFailed failed, string reason) => new()
    {
        AssemblyUniqueID = failed.AssemblyUniqueID,
        ExecutionTime = failed.ExecutionTime,
        FinishTime = failed.FinishTime,
        Output = failed.Output,
        Reason = reason,
        TestCaseUniqueID = failed.TestCaseUniqueID,
        TestClassUniqueID = failed.TestClassUniqueID,
        TestCollectionUniqueID = failed.TestCollectionUniqueID,
        TestMethodUniqueID = failed.TestMethodUniqueID,
        TestUniqueID = failed.TestUniqueID,
        Warnings = failed.Warnings,
    };

    [GeneratedRegex(
        @"with size of (?<size>\d+) and seed of \((?<seed>\d+), ?(?<gamma>\d+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LastStep();

    [GeneratedRegex(
        @"^\s*at (System|Microsoft|Xunit|FsCheck|InvokeStub|<StartupCode|.*\(Object, Span`1\))|^---",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Foreign();
}

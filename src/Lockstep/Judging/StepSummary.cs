using Lockstep.Safety;
using Lockstep.Scenarios;

namespace Lockstep.Judging;

/// <summary>A step of a run in words, for a table or a document.</summary>
/// <param name="Step">The position of the command in the scenario, from 1.</param>
/// <param name="Command">The command as written.</param>
/// <param name="Resolved">The command with addresses; null if it names something that does not exist.</param>
/// <param name="Expected">The answer of the model; null for an access of the host.</param>
/// <param name="Actual">The answer of the subject; null for an access of the host, and if it threw.</param>
/// <param name="Calls">The port calls on both sides; one of the two is null where only the other side makes it.</param>
/// <param name="Memory">
/// The ranges that the guest and the host read, with the bytes that they saw, and those that they wrote, with the bytes
/// after the step.
/// </param>
/// <param name="Statistics">What changed of that which is observable.</param>
/// <param name="Differences">The differences.</param>
public sealed record StepSummary(
    int Step,
    string Command,
    string? Resolved,
    string? Expected,
    string? Actual,
    IReadOnlyList<CallPair> Calls,
    IReadOnlyList<string> Memory,
    IReadOnlyList<string> Statistics,
    IReadOnlyList<Difference> Differences)
{
    /// <summary>The bytes of a range that are shown.</summary>
    internal const int ShownBytes = 8;

    /// <summary>Why it was idle; null if it ran.</summary>
    public IdleCause? Idle { get; init; }

    /// <summary>The message of the subject's error; null if it gave none.</summary>
    public string? Message { get; init; }

    /// <summary>The summary of a step.</summary>
    /// <param name="trace">The step.</param>
    /// <param name="before">What was observable before it.</param>
    public static StepSummary Of(StepTrace trace, View before)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return new StepSummary(
            trace.Step,
            ScenarioText.Print(trace.Command),
            trace.Resolved is { } resolved ? ScenarioText.Print(resolved) : null,
            Text(trace.Idle is null ? trace.Expected : Answer.Idle),
            Text(trace.Idle is null ? trace.Actual : Answer.Idle),
            [.. CallsOf(trace)],
            [.. MemoryOf(trace)],
            [
                .. Wording.Pairs(before, trace.After)
                    .Where(part => !string.Equals(part.Model, part.Subject, StringComparison.Ordinal))
                    .Select(part => $"{part.Name}: {part.Model} -> {part.Subject}"),
            ],
            trace.Differences)
        {
            Idle = trace.Idle,
            Message = trace.Actual?.Text,
        };
    }

    /// <summary>What is observable before the first step of a scenario.</summary>
    public static View Before(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Platform is Machine { IsHostile: true }
            ? View.Nothing
            : Model.Observe(State.Initial(scenario.Platform, scenario.Boots));
    }

    private static string? Text(Answer? answer) => answer is null ? null : Wording.Of(answer);

    private static IEnumerable<CallPair> CallsOf(StepTrace trace)
    {
        for (var index = 0; index < Math.Max(trace.ExpectedCalls.Count, trace.ActualCalls.Count); index++)
        {
            yield return new CallPair(
                index < trace.ExpectedCalls.Count ? Wording.Of(trace.ExpectedCalls[index]) : null,
                index < trace.ActualCalls.Count ? Wording.Of(trace.ActualCalls[index]) : null);
        }
    }

    private static IEnumerable<string> MemoryOf(StepTrace trace)
    {
        foreach (var read in trace.Reads)
            yield return $"guest read {Of(read.Range, read.Bytes)}";
        foreach (var range in trace.Writes)
            yield return $"guest wrote {Of(range, trace.Peek)}";
        foreach (var range in trace.HostWrites)
            yield return $"host wrote {Of(range, trace.Peek)}";
        foreach (var bytes in trace.HostReads)
            yield return $"host read {Wording.Of(bytes)}";
    }

    private static string Of(ByteRange range, Func<ulong, int, byte[]> peek) =>
        Of(range, peek(range.Start, (int)Math.Min(range.Size, ShownBytes)));

    private static string Of(ByteRange range, byte[] bytes) =>
        $"{range}: {Convert.ToHexStringLower(bytes)}{(range.Size > (ulong)bytes.Length ? "..." : string.Empty)}";
}

/// <summary>A port call on both sides.</summary>
/// <param name="Expected">The predicted one; null if there is none.</param>
/// <param name="Actual">The one made; null if there is none.</param>
public readonly record struct CallPair(string? Expected, string? Actual)
{
    /// <summary>Whether both sides make the same call.</summary>
    public bool IsSame => string.Equals(Expected, Actual, StringComparison.Ordinal);
}

using Lockstep.Judging;
using Lockstep.Scenarios;
using Processes;

namespace Isolation;

/// <summary>The finding of a run that its process did not survive.</summary>
internal static class DeadRun
{
    /// <summary>The exit code of a process whose watchdog found a step that does not end.</summary>
    public const int HungCode = 97;

    private const string Endless = "endless step";
    private const string Dead = "dead process";
    private const string Overflow = "Stack overflow";
    private const int MostFrames = 4;

    /// <summary>Whether a process did not survive a finding.</summary>
    public static bool IsDeadly(FoundStep found) => found.Differences is [{ What: Endless or Dead }];

    /// <summary>The finding.</summary>
    /// <param name="order">The run.</param>
    /// <param name="note">What was running.</param>
    /// <param name="end">How the process ended.</param>
    /// <param name="subject">The name of the system under test.</param>
    public static FoundStep Of(RunOrder order, RunNote note, ProcessEnd end, string subject)
    {
        var scenario = order.Scenario;
        var step = Math.Max(1, note.Step);
        var command = scenario.Commands[step - 1];
        var finding = new Finding(step, command, command, [DifferenceOf(end)]);
        return FoundStep.Of(finding, order.WithText ? it => Report.Of(scenario, it, subject) : null);
    }

    // Killed without a word: the parent lost patience with a process that did not even watch itself any more. The
    // runtime takes seconds to print an overflown stack, which the watchdog may interrupt.
    private static Difference DifferenceOf(ProcessEnd end) =>
        end.Code is null or HungCode && !end.Error.StartsWith(Overflow, StringComparison.Ordinal)
        ? new Difference(
            Endless,
            $"ends within {StepLimits.Base.Busy.TotalSeconds:0} s of CPU time, and more for predicted work",
            "does not end")
        : new Difference(Dead, "goes on", $"killed its process: {end.FirstLine}{Frames(end.Error)}");

    // The innermost frames of the production code, of a stack that the runtime printed.
    private static string Frames(string error)
    {
        var frames = error.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.StartsWith("at MemoryModel.", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Take(MostFrames);
        return string.Concat(frames.Select(frame => $"\n      {frame}"));
    }
}

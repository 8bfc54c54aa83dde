using Isolation;
using Lockstep.Judging;
using Verify.Display;
using Verify.Job;

namespace Verify.Traces;

/// <summary>Runs inputs in this process and shows each step, up to the first difference of each.</summary>
internal sealed class TraceJob(Surroundings around, bool json)
{
    /// <summary>Runs them.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="isStrict">Whether an idle command is an error.</param>
    /// <returns>The exit code.</returns>
    public int Run(IReadOnlyList<Input> inputs, bool isStrict)
    {
        var document = new TraceJson(around.Output);
        ITraceView view = json ? document : new TraceTable(around);
        if (json)
            document.Open();
        var held = true;
        foreach (var input in inputs.TakeWhile(_ => !around.Stop.IsCancellationRequested))
        {
            var result = TracedRun.Of(input, around.Subjects, view);
            held &= result is { Finding: null, Commands: > 0 } && !(isStrict && result.Idle > 0);
            if (!json)
                PrintEnd(input, result);
        }

        var outcome = around.Stop.IsCancellationRequested ? Ending.Interrupted : held ? Ending.Held : Ending.Found;
        var code = around.CodeOf(outcome);
        if (json)
            document.Close(outcome, code);
        return code;
    }

    private static Row RowOf(Input input, RunResult result) => new(
        input.Name, 1, result.Commands, result.Idle, Findings: result.Finding is null ? 0 : 1);

    private void PrintEnd(Input input, RunResult result)
    {
        if (result.Finding is { } finding)
            around.Output.WriteLine(
                $"{FirstLook.Of(input, FoundStep.Of(finding), around.Subjects.Name)}\n");
        foreach (var line in IdleLines.Of(input.Scenario, input.Source, result.IdleSteps))
            around.Output.WriteLine(OneLine.Of(line));
        around.Output.WriteLine(OneLine.Of($"{input.Name}: {RowOf(input, result).Verdict}"));
    }
}

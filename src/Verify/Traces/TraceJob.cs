using Isolation;
using Verify.Display;
using Verify.Job;

namespace Verify.Traces;

/// <summary>
/// Runs inputs and shows each step, up to the first difference of each. As with a plain replay, code that hangs or
/// kills its process is a finding.
/// </summary>
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
        var outcome = Run(inputs, view, isStrict);
        var code = around.CodeOf(outcome);
        if (json)
            document.Close(outcome, code);
        return code;
    }

    private Ending Run(IReadOnlyList<Input> inputs, ITraceView view, bool isStrict)
    {
        using var judge = around.NewJudge();
        var held = true;
        try
        {
            foreach (var input in inputs)
            {
                var result = TracedRun.Of(input, judge, view, around.Stop);
                held &= result is { Found: null, Commands: > 0 }
                    && !(isStrict && result.Idle > 0)
                    && !input.Unserved(result).Any();
                if (!json)
                    PrintEnd(input, result);
            }
        }
        catch (OperationCanceledException) when (around.Stop.IsCancellationRequested)
        {
            return Ending.Interrupted;
        }

        return held ? Ending.Held : Ending.Found;
    }

    private void PrintEnd(Input input, RunReport result)
    {
        if (result.Found is { } finding)
            around.Output.WriteLine($"{FirstLook.Of(input, finding, around.Subjects.Name)}\n");
        foreach (var line in StepLines.OfUnserved(input, result).Concat(StepLines.OfIdle(input, result)))
            around.Output.WriteLine(OneLine.Of(line));
        var row = input.RowOf(result) with { Findings = result.Found is null ? 0 : 1 };
        around.Output.WriteLine(OneLine.Of($"{input.Name}: {row.Verdict}"));
    }
}

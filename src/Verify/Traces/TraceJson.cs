using System.Text.Json;
using Isolation;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Verify.Display;
using Verify.Job;

namespace Verify.Traces;

/// <summary>The steps as one JSON document, written while the run goes on: a line for each step.</summary>
/// <param name="output">Receives the document.</param>
internal sealed class TraceJson(TextWriter output) : ITraceView
{
    private static readonly JsonSerializerOptions Form = new(JsonText.Form) { WriteIndented = false };

    private bool _hasFile;
    private bool _hasStep;

    /// <summary>Writes the beginning of the document.</summary>
    public void Open() => output.WriteLine(
        $"{{\"schema\": {Document.Schema}, \"tool\": {Text(ToolVersion.OfThis)}, \"verb\": \"replay\", \"files\": [");

    /// <summary>Writes the end of the document.</summary>
    public void Close(Ending outcome, int exitCode) =>
        output.WriteLine($"], \"outcome\": {Text(outcome)}, \"exitCode\": {exitCode}}}");

    public void Begin(string file, Scenario scenario)
    {
        output.WriteLine(
            $"{(_hasFile ? "," : string.Empty)}{{\"file\": {Text(file)}, "
            + $"\"platform\": {Text(ScenarioText.Print(scenario.Platform).TrimEnd('\n'))}, \"steps\": [");
        (_hasFile, _hasStep) = (true, false);
    }

    public void Step(StepSummary step, SourceLine? line, string? idle)
    {
        output.WriteLine($"{(_hasStep ? "," : string.Empty)}{Text(new
        {
            step.Step,
            line = line?.Number,
            command = line?.Text ?? step.Command,
            step.Resolved,
            idle,
            step.Expected,
            step.Actual,
            step.Message,
            calls = step.Calls.Select(call => new { call.Expected, call.Actual }),
            step.Memory,
            changed = step.Statistics,
            differences = Of(step.Differences),
        })}");
        _hasStep = true;
    }

    public void End(RunReport? report, Row? row)
    {
        var finding = report?.Found is { } found
            ? new { step = found.FailingStep, found.Kind, found.Context, differences = Of(found.Differences) }
            : null;
        output.WriteLine($"], \"finding\": {Text(finding)}, "
            + $"\"commands\": {Text(report?.Commands)}, \"idle\": {Text(report?.Idle)}, "
            + $"\"notServed\": {Text(row?.NotServed)}}}");
    }

    private static IEnumerable<DocumentDifference> Of(IEnumerable<Difference> differences) =>
        differences.Select(DocumentDifference.Of);

    private static string Text(object? value) => JsonSerializer.Serialize(value, Form);
}

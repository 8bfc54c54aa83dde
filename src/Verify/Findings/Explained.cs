using Isolation;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Verify.Display;
using Verify.Job;

namespace Verify.Findings;

/// <summary>A failure, minimised and described.</summary>
/// <param name="Where">The row it belongs to.</param>
/// <param name="Found">The first step that differs.</param>
/// <param name="Scenario">The shortest scenario that reproduces it.</param>
/// <param name="Text">The report.</param>
internal sealed record Explained(string Where, FoundStep Found, Scenario Scenario, string Text)
{
    // The report of a longer scenario has no room for it.
    private const int MostLines = 200;

    /// <summary>The file that the scenario was saved to; null if it was not saved.</summary>
    public string? File { get; init; }

    /// <summary>Where it fails in the file as it stands, before it was minimised; null for no file.</summary>
    public string? FirstLook { get; init; }

    /// <summary>A line to add: why it is not saved, or not shrunk to the end; null for none.</summary>
    public string? Remark { get; init; }

    /// <summary>A failure that was run with its report.</summary>
    public static Explained By(string where, Scenario scenario, FoundStep found, string subject) => new(
        where, found, scenario, scenario.Commands.Length <= MostLines ? found.Text : Shortly(scenario, found, subject));

    /// <summary>A failure that is not shrunk.</summary>
    public static Explained Unshrunk(Failure failure, string why, string subject) => new(
        failure.Where, failure.Found, failure.Scenario, Shortly(failure.Scenario, failure.Found, subject))
    {
        Remark = why,
    };

    /// <summary>Its form in a document.</summary>
    public DocumentFinding ToDocument() => new(Where, Found.Kind)
    {
        Step = Found.FailingStep,
        Command = Found.FailingStep is null ? null : Found.Command,
        Differences = [.. Found.Differences.Select(DocumentDifference.Of)],
        Context = Found.Context,
        Scenario = ScenarioText.Print(Scenario),
        File = File,
        Replay = File is null ? null : Report.Replay(ShellWord.Of(File)),
        Report = Text,
    };

    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(OneLine.Of($"FINDING in {Where}: {Found.Kind}"));
        output.WriteLine();
        if (FirstLook is not null)
            output.WriteLine($"{FirstLook}\n");
        output.WriteLine(Text.TrimEnd());
        output.WriteLine();
        if (Remark is not null)
            output.WriteLine(OneLine.Of(Remark));
        if (File is null)
            return;
        output.WriteLine(OneLine.Of($"Saved; see it with: {Report.Show(ShellWord.Of(File))}"));
        output.WriteLine(OneLine.Of($"     replay with: {Report.Replay(ShellWord.Of(File))}"));
    }

    // Without the scenario, which may have thousands of lines.
    private static string Shortly(Scenario scenario, FoundStep found, string subject) =>
        (found.Unviolated is { } rule
            ? $"{Report.OfUnviolated(rule)}\n"
            : $"Step {found.Step} of {scenario.Commands.Length}: {found.Command}\n")
        + Report.OfDifferences(found.Context, found.Differences, subject);
}

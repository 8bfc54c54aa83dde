using System.Text;
using Lockstep.Scenarios;

namespace Lockstep.Judging;

/// <summary>What a person reads when something is wrong; it is text for a terminal or a test's output.</summary>
public static class Report
{
    /// <summary>How this tool is called, installed or from its checkout: what stands before its verb.</summary>
    public static string Tool { get; } = AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar).Contains(".store")
        ? "verify"
        : "dotnet run -c Release --project src/Verify --";

    /// <summary>A report of a finding.</summary>
    /// <param name="scenario">The scenario that shows it, best a shrunk one.</param>
    /// <param name="finding">What is wrong with it.</param>
    /// <param name="subject">The name of the implementation under test.</param>
    public static string Of(Scenario scenario, Finding finding, string subject)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(finding);
        var text = new StringBuilder();
        text.Append($"Step {finding.Step} of {scenario.Commands.Length} differs: ");
        text.Append($"{ScenarioText.Print(finding.Command)}\n");
        if (finding.Command != finding.Resolved)
            text.Append($"with its addresses: {ScenarioText.Print(finding.Resolved)}\n");
        foreach (var difference in finding.Differences)
        {
            text.Append($"\n  {difference.What}\n");
            text.Append($"    expected: {difference.Model}\n");
            text.Append($"    {subject}: {difference.Subject}\n");
        }

        text.Append("\nThe scenario; save these lines as failing.scenario:\n\n");
        text.Append(Marked(scenario, finding.Step));
        text.Append($"\nand run it again:\n\n  {Tool} replay failing.scenario\n");
        return text.ToString();
    }

    /// <summary>The scenario's text with a comment at the step.</summary>
    private static string Marked(Scenario scenario, int step)
    {
        var lines = ScenarioText.Print(scenario).TrimEnd('\n').Split('\n');
        var index = lines.Length - scenario.Commands.Length + step - 1;
        lines[index] += "    # <- here";
        return string.Join('\n', lines) + "\n";
    }
}

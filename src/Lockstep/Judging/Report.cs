using System.Text;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Lockstep.Judging;

/// <summary>The report of a finding, for a terminal or the output of a test.</summary>
public static class Report
{
    /// <summary>The command line of this tool up to the verb, for an installed tool or a checkout.</summary>
    public static string Tool { get; } = AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar).Contains(".store")
        ? "verify"
        : "dotnet run -c Release --project src/Verify --";

    /// <summary>The command that replays a file on this production code.</summary>
    /// <param name="file">The file, quoted for a shell.</param>
    public static string Replay(string file) => Line("replay", file);

    /// <summary>The command that shows a file as a page.</summary>
    /// <param name="file">The file, quoted for a shell.</param>
    public static string Show(string file) => Line("show", file);

    private static string Line(string verb, string file) => PatchedProduction.Defect is { } defect
        ? $"{Tool} {verb} {file} {PatchedProduction.Option} {defect}"
        : $"{Tool} {verb} {file}";

    /// <summary>The report of a finding.</summary>
    /// <param name="scenario">The failing scenario, preferably minimised.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="subject">The name of the system under test.</param>
    public static string Of(Scenario scenario, Finding finding, string subject)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(finding);
        var text = new StringBuilder();
        AppendTitle(text, scenario, finding);
        text.Append(OfDifferences(finding.Context, finding.Differences, subject));
        text.Append("\nScenario (save as failing.scenario):\n\n");
        text.Append(Marked(scenario, finding));
        text.Append($"\nSee what happens to memory, and replay it:\n\n  {Show("failing.scenario")}\n");
        text.Append($"  {Replay("failing.scenario")}\n");
        return text.ToString();
    }

    /// <summary>The differences of a finding and their context, without its scenario.</summary>
    /// <param name="context">The context of the finding.</param>
    /// <param name="differences">Its differences.</param>
    /// <param name="subject">The name of the system under test.</param>
    public static string OfDifferences(string context, IEnumerable<Difference> differences, string subject)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(differences);
        var text = new StringBuilder();
        AppendLines(text, string.Empty, context);
        foreach (var difference in differences)
            Append(text, difference, subject);
        return text.ToString();
    }

    /// <summary>The line that says that a rule is not violated, although the scenario expects it.</summary>
    /// <param name="rule">The name of the rule.</param>
    public static string OfUnviolated(string rule) =>
        $"No step does what the scenario expects: {ExpectationText.ViolationKeyword} {rule}";

    private static void AppendTitle(StringBuilder text, Scenario scenario, Finding finding)
    {
        if (finding.Unviolated is { } rule)
        {
            text.Append($"{OfUnviolated(rule)}\n");
            return;
        }

        text.Append($"Step {finding.Step} of {scenario.Commands.Length} differs: ");
        text.Append($"{ScenarioText.Print(finding.Command)}\n");
        if (finding.Command != finding.Resolved)
            text.Append($"resolved: {ScenarioText.Print(finding.Resolved)}\n");
    }

    private static void Append(StringBuilder text, Difference difference, string subject)
    {
        text.Append($"\n  {difference.What}\n");
        text.Append($"    expected: {difference.Model}\n");
        text.Append($"    {subject}: {difference.Subject}\n");
        AppendLines(text, "    ", difference.Note);
    }

    private static void AppendLines(StringBuilder text, string indent, string lines)
    {
        if (lines.Length > 0)
            text.Append($"{indent}{lines.Replace("\n", $"\n{indent}", StringComparison.Ordinal)}\n");
    }

    /// <summary>The scenario's text with a comment at the step, or at the violation that is missing.</summary>
    private static string Marked(Scenario scenario, Finding finding)
    {
        var lines = ScenarioText.Print(scenario).TrimEnd('\n').Split('\n');
        var first = lines.Length - scenario.Commands.Length;
        var rules = scenario.ExpectedViolations;
        var index = finding.Unviolated is { } rule
            ? first - rules.Length + rules.IndexOf(rule)
            : first + finding.Step - 1;
        lines[index] += "    # <- here";
        return string.Join('\n', lines) + "\n";
    }
}

using System.Text;
using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Notation.Text;

namespace Lockstep.Scenarios;

/// <summary>
/// The text form of scenarios: a line for the platform, one per fault, one per expected violation, one per command;
/// # begins a comment. Printing and parsing round-trips.
/// </summary>
public static class ScenarioText
{
    internal const string PlatformWord = "platform";
    internal const string FaultWord = "fault";

    /// <summary>The text of a scenario; each line ends with a newline.</summary>
    public static string Print(Scenario scenario)
    {
        var text = new StringBuilder().Append(Print(scenario.Platform));
        foreach (var rule in scenario.ExpectedViolations)
            text.Append($"{ExpectationText.ViolationKeyword} {rule}\n");
        for (var step = 1; step <= scenario.Commands.Length; step++)
        {
            text.Append(Print(scenario.Commands[step - 1]));
            if (scenario.ExpectedAnswers.TryGetValue(step, out var expected))
                text.Append($" {ExpectationText.Keyword} {expected}");
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The lines of a platform and its fault plan; each ends with a newline.</summary>
    public static string Print(Platform platform)
    {
        var text = new StringBuilder();
        text.Append(Line(PlatformWord, to => PlatformFields.Describe(to, platform))).Append('\n');
        foreach (var fault in platform is Machine machine ? machine.Faults : [])
        {
            text.Append(Line(FaultWord, to => PlatformFields.Describe(to, fault))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The line of a command, resolved or not, without a newline.</summary>
    public static string Print(Command command)
    {
        var described = Vocabulary.Of(command);
        var start = command is Maker maker ? $"{LabelText.Print(maker.Label)} = {described.Name}" : described.Name;
        return Line(start, to => described.Notate(to, command));
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text of a scenario.</param>
    /// <param name="fileName">The file name, for errors.</param>
    /// <exception cref="FormatError">A line or the platform is invalid.</exception>
    public static Scenario Parse(string text, string fileName = "scenario") =>
        Parse(text, fileName, out _);

    /// <inheritdoc cref="Parse(string, string)"/>
    /// <param name="text">The text of a scenario.</param>
    /// <param name="fileName">The file name, for errors.</param>
    /// <param name="source">Where its commands stand.</param>
    public static Scenario Parse(string text, string fileName, out SourceLines source)
    {
        var names = new LabelNames();
        var lines = text.Split('\n');
        TextParser[] parsers = [.. TextLines.Of(lines, fileName, names)];
        foreach (var line in parsers)
        {
            names.Reserve(line.Words);
        }

        var reader = new ScenarioTextReader(fileName, names);
        foreach (var line in parsers)
        {
            reader.Read(line);
        }

        source = new SourceLines(fileName, reader.Lines)
        {
            Labels = names.Words,
            Violations = reader.ViolationLines,
        };
        return reader.Finish(Math.Max(1, lines.Length - 1));
    }

    private static string Line(string start, Action<TextPrinter> describe)
    {
        var printer = new TextPrinter();
        printer.Keyword(start);
        describe(printer);
        return printer.ToString();
    }
}

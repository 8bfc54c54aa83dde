using System.Text;
using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Notation.Text;

namespace Lockstep.Scenarios;

/// <summary>
/// The form in which people write and read scenarios: a line for the platform, one for each fault, one for
/// each command; # begins a comment. Reading what was printed gives the same scenario.
/// </summary>
public static class ScenarioText
{
    internal const string PlatformWord = "platform";
    internal const string FaultWord = "fault";

    /// <summary>The text of a scenario, each line ended.</summary>
    public static string Print(Scenario scenario)
    {
        var text = new StringBuilder().Append(Print(scenario.Platform));
        foreach (var command in scenario.Commands)
        {
            text.Append(Print(command)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The lines of a platform and its fault plan, each ended.</summary>
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

    /// <summary>The line of a command, not ended; also of a resolved one.</summary>
    public static string Print(Command command)
    {
        var described = Vocabulary.Of(command);
        var start = command is Maker maker ? $"{LabelText.Print(maker.Label)} = {described.Name}" : described.Name;
        return Line(start, to => described.Notate(to, command));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">What a person wrote, or <see cref="Print(Scenario)"/>.</param>
    /// <param name="fileName">What errors call it.</param>
    /// <exception cref="FormatError">A line cannot be read, or the platform cannot be.</exception>
    public static Scenario Parse(string text, string fileName = "scenario")
    {
        var lines = text.Split('\n');
        var reader = new ScenarioTextReader(fileName);
        for (var index = 0; index < lines.Length; index++)
        {
            var line = new TextParser(fileName, index + 1, lines[index]);
            if (!line.IsBlank)
            {
                reader.Read(line);
                line.End();
            }
        }

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

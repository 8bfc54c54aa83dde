using Lockstep.Scenarios;
using Verify.Display;

namespace Verify.Findings;

/// <summary>Saves scenarios under names that are free; it never overwrites a file.</summary>
internal static class ScenarioSaver
{
    private const int LongestName = 60;

    /// <summary>Saves what was found, under a name made from its kind.</summary>
    /// <param name="directory">Where to; null for the current directory.</param>
    /// <param name="found">The finding.</param>
    /// <returns>The finding with the file's name, or with the reason why it could not be saved.</returns>
    public static Explained Save(string? directory, Explained found)
    {
        try
        {
            var path = Path.Combine(directory ?? string.Empty, NameOf(found.Kind));
            var comment = $"{found.Kind}, in {found.Where}";
            return found with { File = Save(path, ".scenario", found.Scenario, comment) };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What was found is worth more than the file: the report has the scenario too.
            return found with { NotSaved = error.Message };
        }
    }

    /// <summary>Saves a scenario.</summary>
    /// <param name="path">The file's path without the extension; a number is added where that is
    /// taken.</param>
    /// <param name="extension">The extension.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="comment">Where it comes from; the first line of the file.</param>
    /// <returns>The path of the file.</returns>
    public static string Save(string path, string extension, Scenario scenario, string comment)
    {
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? path + extension : $"{path}-{number}{extension}";
            if (Path.Exists(name))
                continue;
            using var file = new FileStream(name, FileMode.CreateNew);
            using var text = new StreamWriter(file);
            text.Write($"# {OneLine.Of(comment)}\n{ScenarioText.Print(scenario)}");
            return name;
        }
    }

    private static string NameOf(string kind)
    {
        var words = string.Concat(kind.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '));
        var name = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}

using Lockstep.Scenarios;
using Verify.Display;

namespace Verify.Findings;

/// <summary>Saves scenarios under unused names; it never overwrites a file.</summary>
internal static class ScenarioSaver
{
    private const int LongestName = 60;

    /// <summary>Saves a finding in a directory (null: the current one) under a name derived from its kind.</summary>
    /// <returns>The finding with the file's name, or with the reason why it was not saved.</returns>
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
            // The report contains the scenario too: a failed save must not lose the finding.
            return found with { NotSaved = error.Message };
        }
    }

    /// <summary>
    /// Saves a scenario under a path without its extension, with a number appended if that name is taken. The first
    /// line of the file is the comment.
    /// </summary>
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

using System.Text;
using Lockstep.Scenarios;
using Verify.Display;

namespace Verify.Findings;

/// <summary>Saves scenarios under unused names; no file is overwritten, and none written twice.</summary>
internal static class ScenarioSaver
{
    private const int LongestName = 60;

    /// <summary>
    /// Saves a scenario in a folder, which is made if it is missing, with a number appended to the name if that is
    /// taken by another text. The first line of the file is the comment.
    /// </summary>
    /// <param name="folder">The folder; empty for the current one.</param>
    /// <param name="name">The name without the extension.</param>
    /// <param name="extension">The extension, with its dot.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="comment">The comment.</param>
    /// <returns>The path of the file; or null and the reason.</returns>
    public static (string? File, string? Problem) Save(
        string folder, string name, string extension, Scenario scenario, string comment)
    {
        var text = $"# {OneLine.Of(comment)}\n{ScenarioText.Print(scenario)}";
        try
        {
            if (folder.Length > 0)
                Directory.CreateDirectory(folder);
            return (Write(Path.Combine(folder, name), extension, text), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, $"not saved: {error.Message}");
        }
    }

    /// <summary>The name of the file for a kind of finding.</summary>
    public static string NameOf(string kind)
    {
        var words = string.Concat(kind.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '));
        var name = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    private static string Write(string path, string extension, string text)
    {
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? path + extension : $"{path}-{number}{extension}";
            if (File.Exists(name) && IsSame(name, text))
                return name;
            if (Path.Exists(name))
                continue;
            using var file = new FileStream(name, FileMode.CreateNew);
            using var writer = new StreamWriter(file);
            writer.Write(text);
            return name;
        }
    }

    private static bool IsSame(string file, string text) =>
        new FileInfo(file).Length == Encoding.UTF8.GetByteCount(text) && File.ReadAllText(file) == text;
}

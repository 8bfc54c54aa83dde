namespace Mutation.Trials;

/// <summary>The header of a patch, above its diff.</summary>
/// <param name="Title">The defect in a few words.</param>
/// <param name="Part">The affected part of the design.</param>
/// <param name="Origin">The version or source that had it.</param>
/// <param name="WhatGoesWrong">The effect that a user observes.</param>
public sealed record PatchHeader(string Title, string Part, string Origin, string WhatGoesWrong)
{
    private const string Expected =
        "the lines 'Title:', 'Part:', 'Origin:' and 'What goes wrong:', a blank line and a unified diff";

    private static readonly string[] Fields = ["Title", "Part", "Origin", "What goes wrong"];

    /// <summary>Parses the header of a patch and checks that a diff to production code follows.</summary>
    /// <param name="file">The file name, for errors.</param>
    /// <param name="text">The whole patch.</param>
    /// <exception cref="StrengthError">A field is missing, empty or duplicated, or no such diff follows.</exception>
    public static PatchHeader Parse(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, string.IsNullOrWhiteSpace);
        if (end < 0)
            throw ErrorAt(file, lines.Length, "no blank line");
        var values = Values(file, lines.AsSpan(0, end));
        CheckDiff(file, end, lines);
        return new PatchHeader(values[0], values[1], values[2], values[3]);
    }

    private static string[] Values(string file, ReadOnlySpan<string> lines)
    {
        var values = new string?[Fields.Length];
        var field = -1;
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            var begun = Array.FindIndex(Fields, name => line.StartsWith(name + ":", StringComparison.Ordinal));
            if (begun < 0 && field < 0)
                throw ErrorAt(file, index + 1, "a line before 'Title:'");
            if (begun >= 0 && values[begun] is not null)
                throw ErrorAt(file, index + 1, $"'{Fields[begun]}:' a second time");

            // A line that starts no field continues the previous one.
            field = begun >= 0 ? begun : field;
            var words = (begun >= 0 ? line[(Fields[begun].Length + 1)..] : line).Trim();
            values[field] = $"{values[field]} {words}".Trim();
        }

        var missing = Array.FindIndex(values, string.IsNullOrEmpty);
        return missing < 0
            ? [.. values.OfType<string>()]
            : throw ErrorAt(file, lines.Length, $"nothing for '{Fields[missing]}:'");
    }

    private static void CheckDiff(string file, int end, string[] lines)
    {
        string[] targets = [.. lines[end..]
            .Where(line => line.StartsWith("+++ ", StringComparison.Ordinal)).Select(line => line[4..])];
        if (targets.Length == 0)
            throw ErrorAt(file, end + 1, "no diff");
        var elsewhere = targets.FirstOrDefault(
            target => !target.StartsWith("b/src/MemoryModel/", StringComparison.Ordinal) && target != "/dev/null");
        if (elsewhere is not null)
            throw new StrengthError(
                $"{file}: found a change to {elsewhere}, expected changes to src/MemoryModel alone");
    }

    private static StrengthError ErrorAt(string file, int line, string found) =>
        new($"{file}:{line}: found {found}, expected {Expected}");
}

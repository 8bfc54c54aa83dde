using System.Text.Json;
using Lockstep.Formats;
using Lockstep.Notation.Text;

namespace Mutation.Scores;

/// <summary>Stryker.NET's JSON report, which follows the mutation testing report schema.</summary>
public static class MutationReport
{
    // It lists the tests that cover each mutant, tens of megabytes for a whole run.
    private const int Largest = 1 << 30;

    private const string Expected = "a mutation report of Stryker.NET";

    /// <summary>Reads the mutants of a report.</summary>
    /// <exception cref="FormatError">The file cannot be read.</exception>
    /// <exception cref="StrengthError">It is malformed.</exception>
    public static IReadOnlyList<Mutant> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(FileContent.ReadText(path, Expected, Largest));
            return [.. Mutants(document.RootElement)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or IndexOutOfRangeException
            or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new StrengthError($"{path}: expected {Expected} ({error.Message})", error);
        }
    }

    private static IEnumerable<Mutant> Mutants(JsonElement report)
    {
        foreach (var file in report.GetProperty("files").EnumerateObject())
        {
            var lines = file.Value.GetProperty("source").GetString()!.ReplaceLineEndings("\n").Split('\n');
            foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
                yield return Read(RelativeToCheckout(file.Name.Replace('\\', '/')), lines, mutant);
        }
    }

    private static Mutant Read(string file, string[] lines, JsonElement mutant)
    {
        var location = mutant.GetProperty("location");
        var (start, end) = (location.GetProperty("start"), location.GetProperty("end"));
        var before = Between(lines, start, end);
        var after = mutant.TryGetProperty("replacement", out var replacement) ? replacement.GetString() : null;
        return new Mutant(
            file,
            start.GetProperty("line").GetInt32(),
            mutant.GetProperty("mutatorName").GetString()!,
            $"{OneLine(before)} -> {OneLine(after ?? string.Empty)}",
            Enum.Parse<MutantStatus>(mutant.GetProperty("status").GetString()!));
    }

    private static string Between(string[] lines, JsonElement start, JsonElement end)
    {
        var (first, last) = (start.GetProperty("line").GetInt32() - 1, end.GetProperty("line").GetInt32() - 1);
        var (from, to) = (start.GetProperty("column").GetInt32() - 1, end.GetProperty("column").GetInt32() - 1);
        return first == last
            ? lines[first][from..to]
            : string.Join('\n', [lines[first][from..], .. lines[(first + 1)..last], lines[last][..to]]);
    }

    private static string OneLine(string code) =>
        string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The path relative to the checkout or its copy.</summary>
    private static string RelativeToCheckout(string path) =>
        path[(path.LastIndexOf("/src/", StringComparison.Ordinal) + 1)..];
}

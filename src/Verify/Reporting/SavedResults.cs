using System.Globalization;
using System.Text.Json;
using Verify.Display;

namespace Verify.Reporting;

/// <summary>Sections of the results that verbs left behind, each a JSON document.</summary>
/// <param name="folder">The folder of <see cref="ResultArchive"/>.</param>
internal sealed class SavedResults(string folder)
{
    private const int Longest = 60;

    private static readonly (string Title, string Files, string Command)[] Jobs =
    [
        ("Lockstep", "main.json", "verify"),
        ("Hostile environments", "hostile.json", "verify hostile --for 10m"),
        ("Historical defects", "defects.json", "verify defects --trials 5"),
        ("Mutation scores", "mutation-*.json", "verify mutation"),
        ("Coverage", "coverage.json", "verify coverage"),
        ("Campaign", "campaign.json", "verify campaign --for 8h"),
    ];

    /// <summary>A section for each job, whether it ran or not.</summary>
    public IEnumerable<Section> Sections() => Jobs.Select(job => Of(
        new Section(job.Title, job.Command),
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, job.Files).Order(StringComparer.Ordinal)] : []));

    private static Section Of(Section section, string[] files)
    {
        if (files.Length == 0)
            return section with { HasNotRun = true, When = "It has not run here." };
        var columns = new List<string>();
        var rows = new List<Dictionary<string, string>>();
        var (holds, failures, when) = (true, new List<(string, string)>(), new List<string>());
        foreach (var file in files)
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(file));
                Take(document.RootElement, File.GetLastWriteTimeUtc(file));
            }
            catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                when.Add($"{file} cannot be read.");
                holds = false;
            }
        }

        return section with
        {
            Holds = holds,
            When = string.Join(" ", when.Distinct(StringComparer.Ordinal)),
            Columns = columns,
            Rows = [.. rows.Select(row => columns.ConvertAll(column => row.GetValueOrDefault(column, "-")))],
            Failures = failures,
        };

        void Take(JsonElement root, DateTime time)
        {
            holds &= root.GetProperty("exitCode").GetInt32() == ExitCode.Held;
            when.Add(WhenOf(root, time));
            foreach (var finding in root.GetProperty("findings").EnumerateArray())
            {
                failures.Add((
                    $"{finding.GetProperty("where")}: {finding.GetProperty("kind")}",
                    $"{finding.GetProperty("report")}"));
            }

            rows.AddRange(root.GetProperty("rows").EnumerateArray().Select(row => Cells(row, columns)));
        }
    }

    private static string WhenOf(JsonElement root, DateTime time)
    {
        var commit = root.GetProperty("tool").GetProperty("commit").GetString() ?? "unknown";
        var ended = root.GetProperty("outcome").GetString();
        var options = string.Join(' ', root.GetProperty("options").EnumerateArray().Select(option => $"{option}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Commit {commit[..Math.Min(12, commit.Length)]}, {time:yyyy-MM-dd HH:mm} UTC, {ended}"
                + $"{(root.GetProperty("seed").GetString() is { } seed ? $", seed {seed}" : string.Empty)}"
                + $"{(options.Length > 0 ? $", with {options}" : string.Empty)}.");
    }

    // A cell for each field that is a value; of a list its length.
    private static Dictionary<string, string> Cells(JsonElement row, List<string> columns)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in row.EnumerateObject())
        {
            if (TextOf(field.Value) is not { } text)
                continue;
            var column = WordsOf(field.Name);
            if (!columns.Contains(column, StringComparer.Ordinal))
                columns.Add(column);
            cells[column] = text;
        }

        return cells;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString()!.Length <= Longest => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole)
            ? whole.ToString("N0", CultureInfo.InvariantCulture)
            : value.GetDouble().ToString("N1", CultureInfo.InvariantCulture),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array => value.GetArrayLength().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Object when value.TryGetProperty("median", out var median) => TextOf(median),
        _ => null,
    };

    // sharingAtEveryCall: sharing at every call
    private static string WordsOf(string name) =>
        string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}

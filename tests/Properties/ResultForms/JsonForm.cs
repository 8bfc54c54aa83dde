using System.Text.Json;
using Properties.House;

namespace Properties.ResultForms;

/// <summary>The form of JSON documents as docs/json.md describes it, and what breaks it.</summary>
internal static class JsonForm
{
    private const string ArrayOf = "array of ";
    private const string OrNull = " or null";

    // By heading, the rows of the tables below it.
    private static readonly Lazy<Dictionary<string, List<string[]>>> Sections = new(Read);

    /// <summary>Parses a document, and asserts that it has exactly the documented fields, with their types.</summary>
    /// <param name="text">The document.</param>
    /// <param name="form">The heading of its fields.</param>
    public static JsonElement Parse(string text, string form = "document")
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement.Clone();
        var row = Sections.Value["rows"].Find(cells => VerbsOf(cells).Contains(root.GetProperty("verb").GetString()));
        var problems = Problems(root, form, row?[1] ?? "no row", "document").ToList();
        Assert.True(problems.Count == 0, $"docs/json.md does not describe it:\n{string.Join('\n', problems)}");
        return root;
    }

    private static IEnumerable<string> Problems(JsonElement value, string type, string row, string path)
    {
        if (type.EndsWith(OrNull, StringComparison.Ordinal))
        {
            return value.ValueKind == JsonValueKind.Null ? [] : Problems(value, type[..^OrNull.Length], row, path);
        }

        if (type.StartsWith(ArrayOf, StringComparison.Ordinal))
        {
            var item = type[ArrayOf.Length..];
            return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().SelectMany(
                    (one, index) => Problems(one, item == "row" ? row : item, row, $"{path}[{index}]"))
                : [$"{path}: {value.ValueKind}, documented as {type}"];
        }

        var fits = type switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => value.ValueKind == JsonValueKind.Object && Sections.Value.ContainsKey(type),
        };
        if (!fits)
            return [$"{path}: {value.ValueKind} {value.GetRawText()}, documented as {type}"];
        return value.ValueKind == JsonValueKind.Object ? OfFields(value, type, row, path) : [];
    }

    private static IEnumerable<string> OfFields(JsonElement value, string section, string row, string path)
    {
        var documented = Sections.Value[section].ToDictionary(cells => cells[0].Trim('`'), cells => cells[1]);
        var names = value.EnumerateObject().Select(field => field.Name).ToList();
        return documented.Keys.Except(names).Select(name => $"{path}.{name}: documented, but not there")
            .Concat(names.Except(documented.Keys).Select(name => $"{path}.{name}: there, but not documented"))
            .Concat(names.Intersect(documented.Keys).SelectMany(name =>
                Problems(value.GetProperty(name), documented[name], row, $"{path}.{name}")));
    }

    private static string[] VerbsOf(string[] cells) =>
        [.. cells[0].Split('`').Where((_, index) => index % 2 == 1)];

    private static Dictionary<string, List<string[]>> Read()
    {
        var sections = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        var heading = string.Empty;
        foreach (var line in File.ReadLines(Path.Combine(Checkout.Root, "docs", "json.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                sections[heading = line[3..].ToLowerInvariant()] = [];
            else if (line.StartsWith("| `", StringComparison.Ordinal))
                sections[heading].Add(line.Split('|', StringSplitOptions.TrimEntries)[1..^1]);
        }

        return sections;
    }
}

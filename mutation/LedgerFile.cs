using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mutation;

/// <summary>The form of ledgers: a JSON array of entries, as people edit it.</summary>
internal static class LedgerFile
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the entries.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What it should be, as part of a sentence.</param>
    /// <exception cref="StrengthError">It is missing, or something else.</exception>
    public static T[] Read<T>(string path, string expected)
    {
        try
        {
            return JsonSerializer.Deserialize<T[]>(File.ReadAllText(path), Form) ?? [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new StrengthError($"{path}: expected {expected} ({error.Message})", error);
        }
    }

    /// <summary>The text of a file with these entries.</summary>
    public static string Print<T>(IReadOnlyList<T> entries) => JsonSerializer.Serialize(entries, Form) + "\n";
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mutation;

/// <summary>The format of ledgers: an editable JSON array of entries.</summary>
internal static class LedgerFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="StrengthError">The file is missing or malformed.</exception>
    public static T[] Read<T>(string path, string expected)
    {
        try
        {
            return JsonSerializer.Deserialize<T[]>(File.ReadAllText(path), Options) ?? [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new StrengthError($"{path}: expected {expected} ({error.Message})", error);
        }
    }

    /// <summary>The text of a file with these entries.</summary>
    public static string Print<T>(IReadOnlyList<T> entries) => JsonSerializer.Serialize(entries, Options) + "\n";
}

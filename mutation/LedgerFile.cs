using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lockstep.Formats;
using Lockstep.Notation.Text;

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

    /// <exception cref="FormatError">The file cannot be read.</exception>
    /// <exception cref="StrengthError">It is malformed.</exception>
    public static T[] Read<T>(string path, string expected)
    {
        try
        {
            return JsonSerializer.Deserialize<T[]>(FileContent.ReadText(path, expected), Options) ?? [];
        }
        catch (JsonException error)
        {
            throw new StrengthError($"{path}: expected {expected} ({error.Message})", error);
        }
    }

    /// <summary>The text of a file with these entries.</summary>
    public static string Print<T>(IReadOnlyList<T> entries) => JsonSerializer.Serialize(entries, Options) + "\n";
}

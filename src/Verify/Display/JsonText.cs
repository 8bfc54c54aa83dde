using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Display;

/// <summary>The form of every JSON document of the tool.</summary>
internal static class JsonText
{
    /// <summary>Names in camelCase, enumerations as words, null where there is no value.</summary>
    public static JsonSerializerOptions Form { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Prints a document and a line end.</summary>
    public static void Print(TextWriter output, object document) =>
        output.WriteLine(JsonSerializer.Serialize(document, Form));
}

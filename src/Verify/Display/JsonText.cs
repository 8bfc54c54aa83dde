using System.Text.Encodings.Web;
using System.Text.Json;

namespace Verify.Display;

/// <summary>The form of every JSON document of the tool.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints a document and a line end.</summary>
    public static void Print(TextWriter output, object document) =>
        output.WriteLine(JsonSerializer.Serialize(document, Form));
}

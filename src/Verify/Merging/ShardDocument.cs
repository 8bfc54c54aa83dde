using System.Text.Json;
using Isolation;
using Lockstep.Formats;
using Lockstep.Notation.Text;
using Verify.Display;

namespace Verify.Merging;

/// <summary>The JSON document of a part of a job, as read from a file.</summary>
/// <param name="Schema">The version of its form.</param>
/// <param name="Tool">The tool that wrote it.</param>
/// <param name="Verb">The verb.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Shard">The part.</param>
/// <param name="Options">The options that decide what runs, each value in one spelling.</param>
/// <param name="Repeat">The command line that repeats it.</param>
/// <param name="Rows">What ran, in the form of the verb.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Notes">Lines for a reader.</param>
internal sealed record ShardDocument(
    int Schema,
    ToolVersion Tool,
    string Verb,
    Ending Outcome,
    int ExitCode,
    string? Seed,
    string? Shard,
    IReadOnlyList<string> Options,
    string Repeat,
    JsonElement Rows,
    IReadOnlyList<DocumentFinding> Findings,
    IReadOnlyList<string> Notes)
{
    private const string Expected = "a JSON document of a part of a job, written with --shard and --json";

    private static readonly JsonSerializerOptions Form = new(JsonText.Form)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatError">It is no document of a part.</exception>
    public static ShardDocument Read(string path)
    {
        var text = FileContent.ReadText(path, Expected);
        try
        {
            return JsonSerializer.Deserialize<ShardDocument>(text, Form) is { } document && document.Part is not null
                ? document
                : throw new FormatError(path, 1, "a document of a whole job", Expected);
        }
        catch (JsonException error)
        {
            throw new FormatError(path, (int)(error.LineNumber ?? 0) + 1, "another text", Expected);
        }
    }

    /// <summary>The part; null for the whole job.</summary>
    internal Shard? Part => Shard is null ? null : Isolation.Shard.Parse(Shard);

    /// <summary>Its rows.</summary>
    /// <exception cref="FormatError">They are those of another verb.</exception>
    internal IReadOnlyList<T> RowsAs<T>(string path)
    {
        try
        {
            return Rows.Deserialize<T[]>(Form)!;
        }
        catch (JsonException)
        {
            throw new FormatError(path, 1, $"other rows than those of '{Verb}'", Expected);
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lockstep.Judging;
using Verify.Findings;
using Verify.Job;

namespace Verify.Display;

/// <summary>What the tool says in JSON; the names are for other programs to rely on.</summary>
/// <param name="Held">Whether nothing was found.</param>
/// <param name="Stopped">Whether it was stopped before its end.</param>
/// <param name="Seed">The seed of the generated scenarios; absent where none ran.</param>
/// <param name="Rows">What ran.</param>
/// <param name="Findings">What was found.</param>
internal sealed record JsonReport(
    bool Held,
    bool Stopped,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ulong? Seed,
    IReadOnlyList<Row> Rows,
    IReadOnlyList<JsonFinding> Findings)
{
    /// <summary>How every document of the tool is written.</summary>
    public static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document of a run.</summary>
    public static JsonReport Of(Outcome outcome, ulong? seed) => new(
        outcome.Findings.Count == 0,
        outcome.Stopped,
        seed,
        outcome.Rows,
        [.. outcome.Findings.Select(JsonFinding.Of)]);

    /// <summary>Prints the document and a line end.</summary>
    public void Print(TextWriter output) => output.WriteLine(JsonSerializer.Serialize(this, Form));
}

/// <summary>A finding in JSON.</summary>
/// <param name="Where">The name of its row.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Step">The step of the shrunk scenario, from 1.</param>
/// <param name="File">Where the shrunk scenario was saved; null where it was not.</param>
/// <param name="Report">What a person reads.</param>
internal sealed record JsonFinding(string Where, string Kind, int Step, string? File, string Report)
{
    /// <summary>What is said of a finding.</summary>
    public static JsonFinding Of(Explained found) =>
        new(found.Where, found.Kind, found.Step, found.File, found.Text);
}

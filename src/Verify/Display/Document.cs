using System.Globalization;
using System.Text.Json;
using Isolation;

namespace Verify.Display;

/// <summary>
/// The result of a verb. Table, JSON document, JUnit file and annotations are forms of it; docs/json.md describes the
/// JSON form, on which other programs rely.
/// </summary>
/// <param name="Verb">The verb, or <see cref="Main"/>.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Rows">What ran.</param>
/// <param name="Findings">What was found.</param>
internal sealed record Document(
    string Verb, Ending Outcome, int ExitCode, IReadOnlyList<IRow> Rows, IReadOnlyList<DocumentFinding> Findings)
{
    /// <summary>The version of the JSON form: raised when a field changes its meaning or is removed.</summary>
    public const int Schema = 1;

    /// <summary>The verb of the main job, which has none on the command line.</summary>
    public const string Main = "main";

    /// <summary>The seed; null if nothing was random.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The part of the job that ran.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>The options that decide what runs, each with its value.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The command line that repeats it.</summary>
    public required string Repeat { get; init; }

    /// <summary>Lines for a reader that are no findings.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Prints the JSON form and a line end. All fields are always present.</summary>
    public void PrintJson(TextWriter output) => JsonText.Print(output, new
    {
        Schema,
        Tool = ToolVersion.OfThis,
        Verb,
        Outcome,
        ExitCode,

        // A number above 2^53 does not survive most readers of JSON.
        Seed = Seed?.ToString(CultureInfo.InvariantCulture),
        Shard = Shard.IsWhole ? null : Shard.ToString(),
        Options,
        Repeat,

        // As objects, so that the fields are those of each row's own type.
        Rows = Rows.Cast<object>(),
        Findings,
        Notes,
    });
}

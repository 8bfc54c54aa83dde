using System.Globalization;
using Lockstep.Notation.Text;
using Verify.Display;

namespace Verify.Merging;

/// <summary>The documents of all parts of one job, in the order of the parts.</summary>
/// <param name="Files">Each file with its document.</param>
internal sealed record ShardSet(IReadOnlyList<(string Path, ShardDocument Document)> Files)
{
    /// <summary>What all documents say.</summary>
    public ShardDocument First => Files[0].Document;

    /// <summary>The seed of the job.</summary>
    public ulong? Seed => First.Seed is { } seed ? ulong.Parse(seed, CultureInfo.InvariantCulture) : null;

    /// <summary>The command line of the whole job.</summary>
    public string Repeat => First.Repeat.Replace($" --shard {First.Shard}", string.Empty, StringComparison.Ordinal);

    /// <summary>The findings of all parts, the first of each kind in each row.</summary>
    public IEnumerable<DocumentFinding> Findings => Files.SelectMany(file => file.Document.Findings)
        .DistinctBy(finding => (finding.Where, finding.Kind));

    /// <summary>The notes of all parts.</summary>
    public IReadOnlyList<string> Notes => [.. Files.SelectMany(file => file.Document.Notes)];

    /// <summary>The exit code of a part that was interrupted; null if none was.</summary>
    public int? InterruptedWith => Files.Select(file => file.Document)
        .FirstOrDefault(document => document.Outcome == Ending.Interrupted)?.ExitCode;

    /// <summary>Reads files, and checks that they are all the parts of one job.</summary>
    /// <exception cref="FormatError">They are not.</exception>
    public static ShardSet Read(IReadOnlyList<string> paths)
    {
        (string Path, ShardDocument Document)[] files = [.. paths
            .Select(path => (path, ShardDocument.Read(path))).OrderBy(file => file.Item2.Part!.Number)];
        var first = files[0].Document;
        foreach (var (path, document) in files)
        {
            Check(path, "the form", $"{Document.Schema}", $"{document.Schema}");
            Check(path, "the verb", first.Verb, document.Verb);
            Check(path, "the tool", $"{first.Tool}", $"{document.Tool}");
            Check(path, "the seed", first.Seed, document.Seed);
            Check(path, "the options", OptionsOf(first), OptionsOf(document));
            Check(path, "the command line", Whole(first), Whole(document));
        }

        var count = first.Part!.Count;
        for (var number = 1; number <= count; number++)
        {
            if (files.Count(file => file.Document.Part!.Number == number) is not 1 and var times)
                throw new FormatError(files[^1].Path, 1, $"part {number}/{count} {times} times", "each part once");
        }

        return new ShardSet(files);
    }

    /// <summary>The rows of all parts, by the name of the row.</summary>
    /// <exception cref="FormatError">A document has rows of another verb.</exception>
    public IEnumerable<IReadOnlyList<T>> Rows<T>()
        where T : IRow =>
        Files.SelectMany(file => file.Document.RowsAs<T>(file.Path))
            .GroupBy(row => row.Name, StringComparer.Ordinal).Select(rows => rows.ToList());

    private static string? OptionsOf(ShardDocument document) =>
        document.Options.Count == 0 ? null : string.Join(' ', document.Options);

    private static string Whole(ShardDocument document) => $"--shard N/{document.Part!.Count}";

    private static void Check(string path, string what, string? expected, string? found)
    {
        if (expected != found)
            throw new FormatError(path, 1, $"{what} {found ?? "none"}", $"{expected ?? "none"}, as in the other parts");
    }
}

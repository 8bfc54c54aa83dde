using System.Text.Json;
using Mutation.Scores;
using Properties.Tool;

namespace Properties.Strength.Scores;

/// <summary>Small reports in the format of Stryker.NET, and ledgers, in a temporary folder.</summary>
internal sealed class Reports : TemporaryFolder
{
    /// <summary>Canary mutants with their required outcomes.</summary>
    public static (string Before, string Behind, string Status)[] GoodCanaries { get; } =
    [
        ("one + other", "one - other", "Killed"), ("one >= other", "one < other", "Killed"),
        ("one >= other", "one > other", "Survived"), ("number + 1", "number - 1", "Survived"),
        ("from > 0", "!(from > 0)", "Killed"), ("from--;", ";", "Timeout"),
    ];

    public string Report(
        (string Before, string Behind, string Status)[] mutants,
        (string Before, string Behind, string Status)[]? canaries = null)
    {
        var files = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["/home/someone/src/MemoryModel/Sum.cs"] = FileOf(mutants),
            ["/home/someone/src/MemoryModel/MutationCanary.cs"] = FileOf(canaries ?? GoodCanaries),
        };
        return Write("report.json", JsonSerializer.Serialize(new { schemaVersion = "2", files }));
    }

    public string Ledger(string text) => Write("survivors.json", text);

    private static object FileOf((string Before, string Behind, string Status)[] mutants) => new
    {
        source = string.Join('\n', mutants.Select(mutant => mutant.Before)),
        mutants = mutants.Select((mutant, line) => new
        {
            mutatorName = "any",
            replacement = mutant.Behind,
            status = mutant.Status,
            location = new
            {
                start = new { line = line + 1, column = 1 },
                end = new { line = line + 1, column = mutant.Before.Length + 1 },
            },
        }),
    };
}

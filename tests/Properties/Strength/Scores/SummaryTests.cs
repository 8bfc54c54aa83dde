using Mutation;
using Mutation.Scores;
using Properties.House;

namespace Properties.Strength.Scores;

/// <summary>The score: canaries, time-outs, and a ledger that must match.</summary>
public sealed class SummaryTests : IDisposable
{
    private const string Empty = "[]";

    // The longest change of a ledger entry, in lines.
    private const int LongestChange = 5;

    private readonly Reports _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Run_that_kills_every_mutant_holds()
    {
        var summary = Of(Empty, ("a + b", "a - b", "Killed"), ("a", "b", "CompileError"), ("a", "c", "Ignored"));

        Assert.True(summary.Holds);
        Assert.Equal(new Score(1, 0, 0, 0, 0), summary.Score);
    }

    [Theory]
    [InlineData(0, "Survived")]
    [InlineData(1, "Timeout")]
    [InlineData(2, "Killed")]
    [InlineData(3, "Killed")]
    [InlineData(4, "Timeout")]
    [InlineData(5, "Killed")]
    public void Canary_with_wrong_outcome_leaves_no_score(int which, string status)
    {
        var canaries = Reports.GoodCanaries.ToArray();
        canaries[which].Status = status;

        var summary = Summary.Of(
            MutationTarget.Production, _files.Report([("a", "b", "Killed")], canaries), _files.Ledger(Empty));

        Assert.Null(summary.Score);
        Assert.Contains(canaries[which].Behind, Assert.Single(summary.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_canary_leaves_no_score()
    {
        var summary = Summary.Of(
            MutationTarget.Production,
            _files.Report([("a", "b", "Killed")], [.. Reports.GoodCanaries.Skip(1)]),
            _files.Ledger(Empty));

        Assert.Null(summary.Score);
        Assert.False(summary.Holds);
    }

    [Fact]
    public void Survivor_missing_from_the_ledger_is_a_problem()
    {
        var summary = Of(Empty, ("a + b", "a - b", "Survived"));

        Assert.Contains(
            summary.Problems,
            problem => problem.Contains("Sum.cs:1: a + b -> a - b: Survived", StringComparison.Ordinal));
    }

    [Fact]
    public void Timeout_counts_as_survived_unless_the_ledger_calls_it_endless()
    {
        var mutants = Enumerable.Repeat(("a", "b", "Killed"), 19).Append(("go", "stay", "Timeout")).ToArray();
        var said = Entry(20, "go -> stay", "endless", "the step is gone");

        Assert.Equal(95.0, Of(Entry(20, "go -> stay", "open", ""), mutants).Score!.Adjusted);
        Assert.Equal(100.0, Of(said, mutants).Score!.Adjusted);
        Assert.Equal(100.0, Of(said, mutants).Score!.Raw);
        Assert.Equal(95.0, Of(said, mutants).Score!.WithoutTimeouts);
    }

    /// <summary>Nobody can tell it from the code, whether or not a busy machine ran its tests to the end.</summary>
    [Fact]
    public void Timeout_of_an_equivalent_mutant_is_equivalent()
    {
        var mutants = Enumerable.Repeat(("a", "b", "Killed"), 19).Append(("x >> 1", "x >>> 1", "Timeout")).ToArray();
        var summary = Of(Entry(20, "x >> 1 -> x >>> 1", "equivalent", "unsigned"), mutants);

        Assert.Equal((100.0, 1), (summary.Score!.Adjusted, summary.Score.Equivalent));
        Assert.Equal(95.0, summary.Score.WithoutTimeouts);
        Assert.Empty(summary.Unexplained);
        Assert.Empty(summary.Problems);
    }

    [Theory]
    [InlineData(2, "a -> b", "open", "", "matches no mutant of the run")]
    [InlineData(1, "a -> b", "equivalent", "", "without a reason")]
    public void Ledger_entry_without_a_mutant_or_a_reason_is_a_problem(
        int line, string change, string verdict, string reason, string problem) =>
        Assert.Contains(
            Of(Entry(line, change, verdict, reason), ("a", "b", "Survived")).Problems,
            line => line.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void Proposed_ledger_follows_moved_code_and_drops_killed_mutants()
    {
        var said = new Ledger(
        [
            new LedgerEntry("src/Reference/Other.cs", 1, "x -> y", Verdict.Open, string.Empty),
            new LedgerEntry("src/MemoryModel/Sum.cs", 7, "c -> d", Verdict.Equivalent, "the same"),
            new LedgerEntry("src/MemoryModel/Sum.cs", 1, "a -> b", Verdict.Open, string.Empty),
        ]);

        var summary = Of(said.Print(), ("a", "b", "Killed"), ("c", "d", "Survived"), ("e", "f", "Timeout"));

        Assert.Equal(
            [
                said.Entries[0],
                said.Entries[1] with { Line = 2 },
                new LedgerEntry("src/MemoryModel/Sum.cs", 3, "e -> f", Verdict.Open, string.Empty),
            ],
            summary.Proposal!.Entries);
    }

    [Fact]
    public void More_than_10_percent_equivalent_is_a_problem()
    {
        var said = Entry(1, "a -> b", "equivalent", "the same");

        Assert.Contains(
            Of(said, ("a", "b", "Survived"), ("c", "d", "Killed")).Problems,
            line => line.Contains("more than one in ten", StringComparison.Ordinal));
    }

    [Fact]
    public void Score_below_95_percent_is_a_problem() => Assert.Contains(
        Of(Entry(1, "a -> b", "open", ""), ("a", "b", "Survived"), ("c", "d", "Killed")).Problems,
        line => line.Contains("50.0 %, below 95.0 %", StringComparison.Ordinal));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"files\":{\"a\":{\"source\":\"x\",\"mutants\":[{\"status\":\"Eaten\"}]}}}")]
    public void Malformed_report_is_a_one_line_error(string text)
    {
        var path = _files.Write("report.json", text);

        var error = Assert.Throws<StrengthError>(
            () => Summary.Of(MutationTarget.Production, path, _files.Ledger(Empty)));

        Assert.StartsWith($"{path}: expected a mutation report", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ledger_entries_refer_to_existing_code() => Assert.All(
        Ledger.Read(Path.Combine(Checkout.Root, "mutation", "survivors.json")).Entries,
        entry =>
        {
            var lines = File.ReadLines(Path.Combine(Checkout.Root, entry.File))
                .Skip(entry.Line - 1).Take(LongestChange);
            var code = string.Join(
                ' ', string.Join(' ', lines).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var before = entry.Change[..entry.Change.IndexOf(" -> ", StringComparison.Ordinal)];
            Assert.True(
                code.Contains(before, StringComparison.Ordinal),
                $"{entry.File}:{entry.Line} no longer contains '{before}'");
        });

    private static string Entry(int line, string change, string verdict, string reason) =>
        new Ledger([new("src/MemoryModel/Sum.cs", line, change, Enum.Parse<Verdict>(verdict, true), reason)]).Print();

    private Summary Of(string ledger, params (string Before, string Behind, string Status)[] mutants) =>
        Summary.Of(MutationTarget.Production, _files.Report(mutants), _files.Ledger(ledger));
}

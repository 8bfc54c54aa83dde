using Mutation.Scores;
using Properties.House;
using Properties.Tool;
using Verify.Display;

namespace Properties.Strength.Scores;

/// <summary>The command line of <c>verify mutation</c>, without a run of Stryker.NET.</summary>
public sealed class MutationVerbTests : IDisposable
{
    private readonly Reports _files = new();

    public static TheoryData<MutationTarget> Targets => [.. MutationTarget.All];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Report_of_another_target_is_an_error()
    {
        var report = _files.Report([("a", "b", "Killed")]);

        var run = ToolRun.Of("mutation", "--only", "reference", "--report", report);

        run.MustBeRefused("no tested mutant of src/Reference/");
    }

    [Fact]
    public void Survivor_missing_from_the_ledger_ends_with_exit_code_1()
    {
        var report = _files.Report([("a", "b", "Killed"), ("c", "d", "Survived")]);

        var run = ToolRun.Of(["mutation", "--only", "memory-model", "--report", report]);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains(
            "problem: src/MemoryModel/Sum.cs:2: c -> d: Survived but not in the ledger", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Ci_takes_turns_with_the_canaries_of_production_code_and_model() => Assert.Contains(
        $"\nparts=({MutationTarget.Production.Name} {MutationTarget.Model.Name})\n",
        File.ReadAllText(Path.Combine(Checkout.Root, ".ci", "run")),
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_mutation_target_is_a_folder_of_its_project(MutationTarget target)
    {
        Assert.True(Directory.Exists(Path.Combine(Checkout.Root, target.Sources)));
        Assert.StartsWith($"src/{target.Project}/", target.Sources, StringComparison.Ordinal);
    }
}

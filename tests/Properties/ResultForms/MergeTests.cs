using System.Text.Json;
using Isolation;
using Mutation.Scores;
using Mutation.Trials;
using Properties.House;
using Properties.Strength;
using Properties.Tool;
using Verify.CommandLine;
using Verify.Display;
using Verify.Merging;
using Verify.Strength;
using Verify.Verbs;

namespace Properties.ResultForms;

/// <summary>--shard and merge: the parts of a job, run on several machines, give what one run gives.</summary>
public sealed class MergeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static IEnumerable<Shard> Shards => Enumerable.Range(1, 3).Select(number => new Shard(number, 3));

    private string[] Job => ["--seed", "7", "--batches", "7", "--json", "--out", _folder.PathOf("findings")];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Three_parts_of_the_main_job_give_what_one_run_gives()
    {
        var whole = JsonForm.Parse(ToolRun.Of(Job).Output);

        var run = ToolRun.Of(["merge", "--json", .. Parts(ProductionFactory.Instance)]);
        var merged = JsonForm.Parse(run.Output);

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.True(whole.GetProperty("rows").EnumerateArray().All(row => row.GetProperty("scenarios").GetInt64() > 0));
        Assert.Equal(LinesOf(whole), LinesOf(merged));
    }

    [Fact]
    public void Findings_of_parts_are_merged_and_printed_with_their_reports()
    {
        var parts = Parts(new BrokenSubjects());

        var run = ToolRun.Of(["merge", .. parts]);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains("FINDING in recorded pkvm 4 KiB: answer", run.Output, StringComparison.Ordinal);
        Assert.Contains("    broken: 0x", run.Output, StringComparison.Ordinal);
        Assert.Contains("failed; the first of each kind is above.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_part_makes_the_whole_interrupted()
    {
        var parts = Parts(ProductionFactory.Instance);
        var text = File.ReadAllText(parts[1]);
        text = text.Replace("\"held\"", "\"interrupted\"").Replace("\"exitCode\": 0", "\"exitCode\": 143");
        File.WriteAllText(parts[1], text);

        var run = ToolRun.Of(["merge", .. parts]);

        Assert.Equal(ExitCode.Terminated, run.Code);
        Assert.EndsWith("Interrupted; no finding in what ran.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_all_parts_of_one_job_is_refused()
    {
        var parts = Parts(ProductionFactory.Instance);
        var whole = _folder.Write("whole.json", ToolRun.Of(Job).Output);
        string Changed(string from, string to) =>
            _folder.Write($"{to.Length}.json", File.ReadAllText(parts[0]).Replace(from, to));
        var (other, verb) = (Changed("\"seed\": \"7\"", "\"seed\": \"8\""), Changed("\"main\"", "\"defects\""));

        var longer = Changed("--batches 7\"", "--batches 8\"");
        ToolRun.Of("merge", parts[0], parts[2]).MustBeRefused("found part 2/3 0 times, expected each part once");
        ToolRun.Of(["merge", .. parts, parts[0]]).MustBeRefused("found part 3/3 2 times, expected each part once");
        ToolRun.Of("merge", whole).MustBeRefused("found a document of a whole job");
        ToolRun.Of("merge", parts[1], other).MustBeRefused("found the seed 8, expected 7, as in the other parts");
        ToolRun.Of("merge", parts[1], longer).MustBeRefused(
            "found the options --batches 8, expected --batches 7, as in the other parts");
        ToolRun.Of("merge", parts[1], verb).MustBeRefused("found the verb defects, expected main");
        ToolRun.Of("merge", _folder.Write("no.json", "{\n\"schema\": \"x\"}")).MustBeRefused(":2: found another text");
        ToolRun.Of("merge", _folder.PathOf("none.json")).MustBeRefused("none.json: found no such file");
    }

    [Theory]
    [InlineData("--for 0s --granule 4096", "--for 0ms --granule 4KiB", true)]
    [InlineData("--batches 7 --heap 2048KiB", "--batches 07 --heap 2MiB", true)]
    [InlineData("--for 0s --granule 4096", "--for 0s --granule 16KiB", false)]
    [InlineData("--for 0s", "--batches 1", false)]
    [InlineData("--batches 1", "--batches 1 --heap 128KiB", true)]
    [InlineData("--batches 1", "--batches 1 --for 5s", false)]
    public void Parts_are_of_one_job_if_their_options_have_equal_values(string first, string second, bool areOneJob)
    {
        string Part(int number, string options) => _folder.Write($"{number}.json", ToolRun.Of(
            ["--seed", "7", "--json", "--shard", $"{number}/2", .. options.Split(' ')]).Output);

        var run = ToolRun.Of("merge", Part(1, first), Part(2, second));

        if (areOneJob)
            run.MustHold();
        else
            run.MustBeRefused("2.json:1: found the options ");
    }

    [Theory]
    [InlineData("--for 5s --heap 131072", "")]
    [InlineData("--for 5s --batches 7", "--batches 7, --for 5s")]
    [InlineData("hostile --for 5000ms --jobs 3", "")]
    [InlineData("defects --trials 1 --by random --only refill-hint", "--only refill-hint")]
    [InlineData("mutation --runs 1", "")]
    public void Option_that_is_given_its_default_is_as_if_left_out(string line, string options)
    {
        var around = Surroundings.Plain(
            TextWriter.Null, TextWriter.Null, ProductionFactory.Instance, TestContext.Current.CancellationToken);

        var parsed = Verify.VerifyApp.Parse(line.Split(' '), around);

        Assert.Equal(options, string.Join(", ", ResultOptions.OptionsOf(parsed.CommandResult)));
    }

    [Theory]
    [InlineData("--shard 1/3", "--shard needs --seed N, the same for all parts")]
    [InlineData("--seed 1 --shard 4/3", "K/N with K from 1 to N")]
    [InlineData("--seed 1 --shard 0/3", "K/N with K from 1 to N")]
    [InlineData("--seed 1 --shard 1/999", "N up to 256")]
    [InlineData("defects --shard 1/3", "--shard needs --seed N, the same for all parts")]
    [InlineData("defects --seed 1 --shard 1/3 --by random --by campaign", "give one --by")]
    [InlineData("mutation --shard 1/3 --canaries", "leave it out")]
    [InlineData("mutation --shard 256/256", "no file is left for part 256/256; expected fewer parts")]
    public void Unusable_parts_are_refused(string line, string allowed) =>
        ToolRun.Of(line.Split(' ')).MustBeRefused(allowed);

    [Fact]
    public void Every_defect_is_in_one_part_and_every_canary_in_each()
    {
        var all = Catalogue.Read(Path.Combine(Checkout.Root, "mutation", "defects")).All();

        Defect[][] parts = [.. Shards.Select(shard => DefectsOptions.Part(all, shard))];

        var defects = all.Where(defect => !defect.IsCanary);
        Assert.Equal(defects, parts.SelectMany(part => part).Where(one => !one.IsCanary).OrderBy(one => one.Number));
        Assert.All(parts, part => Assert.Equal(all.Where(one => one.IsCanary), part.Where(one => one.IsCanary)));
    }

    [Fact]
    public void Canary_that_complains_in_one_part_complains_in_the_whole()
    {
        var report = new TrialReport(TrialEnd.Found, "lockstep", "answer", 10, 1);
        var canary = Patches.Entry(900, Defect.CanaryOfNothing);
        var held = new Trial(1, new TrialReport(TrialEnd.Held), true, false, null, true);
        var bad = DefectRow.Of(new DefectResult(canary, null, [held with { Report = report }]));
        var good = DefectRow.Of(new DefectResult(canary, null, [held]));

        Assert.Empty(MergedRows.Of([good, good]).Complaints);
        Assert.NotEmpty(MergedRows.Of([good, bad]).Complaints);
    }

    [Fact]
    public void Every_mutated_file_is_in_one_part_and_the_canaries_in_each()
    {
        foreach (var target in MutationTarget.All)
        {
            MutationTarget[] parts = [.. Shards.Select(shard => target.Part(Checkout.Root, shard)!)];
            var files = Checkout.Files("*.cs").Select(file => Path.GetRelativePath(Checkout.Root, file));

            Assert.Equal(
                files.Where(target.Contains).Order(StringComparer.Ordinal),
                parts.SelectMany(part => part.Files!).Order(StringComparer.Ordinal));
            Assert.All(parts, part => Assert.Contains(
                target.Canary, part.Patterns.Select(pattern => $"src/{target.Project}/{pattern}")));
            Assert.Same(target, target.Part(Checkout.Root, Shard.Whole));
        }
    }

    [Fact]
    public void Score_is_judged_of_the_whole_target_only()
    {
        const string sum = "src/MemoryModel/Sum.cs";
        using var files = new Strength.Scores.Reports();
        ScoreRow RowOf(params (string, string, string)[] mutants) => ScoreRow.Of(Summary.Of(
            MutationTarget.Production with { Files = [sum] },
            files.Report(mutants),
            files.Ledger(new Ledger([new(sum, 1, "a -> b", Verdict.Open, string.Empty)]).Print())));
        var weak = RowOf(("a", "b", "Survived"), ("a", "c", "Killed"));
        var strong = weak with { Mutants = 98, Killed = 98, Survived = 0 };

        var (bad, good) = (MergedRows.Of([weak, weak]), MergedRows.Of([weak, strong]));

        Assert.Equal(50, bad.Adjusted);
        Assert.Equal(99, good.Adjusted);
        Assert.Equal("the score is 50.0 %, below 95.0 %", Assert.Single(MergedRows.Problems(bad)).Kind);
        Assert.Empty(MergedRows.Problems(good));
        Assert.Null(MergedRows.Of([strong, strong with { Mutants = null }]).Mutants);
    }

    // A line for each field, and for each row.
    private static IEnumerable<string> LinesOf(JsonElement document) => document.EnumerateObject().SelectMany(
        field => field.Value.ValueKind == JsonValueKind.Array
            ? field.Value.EnumerateArray().Select(row => $"{field.Name}: {JsonSerializer.Serialize(row)}")
            : [$"{field.Name}: {field.Value}"]);

    // The files with the documents of three parts, out of order.
    private string[] Parts(ISubjectFactory subjects) =>
    [
        .. Shards.Reverse().Select(shard => _folder.Write($"{shard.Number}.json", ToolRun.With(
            subjects, [.. Job, "--shard", $"{shard}"]).Output)),
    ];
}

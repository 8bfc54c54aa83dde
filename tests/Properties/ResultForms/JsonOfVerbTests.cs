using System.Text.Json;
using Fuzz.Campaigns;
using Fuzz.Corpora;
using Fuzz.Engines;
using Fuzz.Findings;
using Fuzz.Targets;
using Lockstep.Formats.Binary;
using Mutation.Scores;
using Mutation.Trials;
using Properties.Strength;
using Properties.Strength.Coverage;
using Properties.Strength.Scores;
using Properties.Tool;
using Verify.Campaigns;
using Verify.Display;
using Verify.Strength;

namespace Properties.ResultForms;

/// <summary>--json of the verbs that take minutes: their documents have the documented form too.</summary>
public sealed class JsonOfVerbTests
{
    private const string Text = "platform allocator smallest 16\nadd 0x1000+4096\n";

    [Fact]
    public void Defects()
    {
        var report = new TrialReport(TrialEnd.Found, "lockstep", "answer", 10, 1, Text, Text);
        var found = new Trial(ulong.MaxValue, report, true, true, report.ShrunkScenario, true);
        var missed = found with { Report = new TrialReport(TrialEnd.Held), Shrunk = null };
        var known = new KnownScenario(ScenarioText.Parse(Text, "known"), report, null);
        DefectRow[] rows =
        [
            DefectRow.Of(new DefectResult(Patches.Entry(1, "one"), known, [found, missed])),
            DefectRow.Of(new DefectResult(Patches.Entry(900, Defect.CanaryOfNothing), null, [missed])),
        ];

        var (code, root) = Print("defects", new DefectsOutcome(rows, Entries: 2).Print);

        Assert.Equal(ExitCode.Found, code);
        Assert.Equal($"{ulong.MaxValue}", root[0].GetProperty("trials")[0].GetProperty("seed").GetString());
    }

    [Fact]
    public void Comparison_of_searches()
    {
        var report = new TrialReport(TrialEnd.Found, "lockstep", "answer", 10, 1, Text, Text);
        var found = new Trial(1, report, true, true, null, true);
        var missed = found with { Report = new TrialReport(TrialEnd.Held) };
        DefectResult Of(Trial trial) => new(Patches.Entry(1, "one"), null, [trial]);
        var comparison = new SearchComparison([("random", [Of(missed)]), ("campaign", [Of(found)])]);

        var (code, rows) = Print(SearchComparison.Verb, comparison.Print);

        Assert.Equal(ExitCode.Held, code);
        Assert.Equal("campaign", rows[0].GetProperty("first").GetString());
    }

    [Fact]
    public void Mutation()
    {
        using var files = new Reports();
        Summary Of(params (string, string, string)[] canaries) => Summary.Of(
            MutationTarget.Production, files.Report([("a", "b", "Timeout")], canaries), files.Ledger("[]"));
        Summary[] summaries = [Of(Reports.GoodCanaries), Of()];

        var (code, rows) = Print("mutation", ScoreOutcome.Of(summaries).Print);

        Assert.Equal(ExitCode.Found, code);
        Assert.Equal(1, rows[0].GetProperty("mutants").GetInt32());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("mutants").ValueKind);
    }

    [Fact]
    public void Coverage()
    {
        using var files = new FakeCheckout();
        var report = files.ReportOf(("src/MemoryModel/Layout.cs", [FakeCheckout.Unreached(1)]),
            (FakeCheckout.ModelFile, [FakeCheckout.ReachedLine]));

        var root = JsonForm.Parse(ToolRun.Of("coverage", "--json", "--report", report).Output);

        Assert.Equal("found", root.GetProperty("outcome").GetString());
        Assert.Contains(root.GetProperty("findings").EnumerateArray(), finding =>
            finding.GetProperty("where").GetString() == "src/MemoryModel");
    }

    [Fact]
    public void Campaign()
    {
        var phase = new PhaseResult("layout", [default], TimeSpan.FromSeconds(1), Findings: 0);
        var result = new CampaignResult([phase], phase);

        var (code, rows) = Print("campaign", new CampaignOutcome(new CampaignOrder("folder", 1), result, []).Print);

        Assert.Equal(ExitCode.Held, code);
        Assert.Equal("layout", rows[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Findings_of_a_campaign_and_its_replay()
    {
        using var folder = new TemporaryFolder();
        var target = new ScenarioTarget(new BrokenSubjects());
        var input = ScenarioBinary.Encode(ScenarioText.Parse(BrokenSubjects.Scenario, "broken"));
        new FindingStore(folder.PathOf("findings"))
            .Add(target, NewFinding.Minimised(target, input, target.Run(input)!));
        var file = folder.Write("input", input);

        var list = JsonForm.Parse(ToolRun.Of("finding", "--json", "--out", folder.Root).Output);
        var replay = JsonForm.Parse(ToolRun.With(
            new BrokenSubjects(), "campaign", "--target", "scenario", "--replay", file, "--json").Output);

        Assert.Equal("done", list.GetProperty("outcome").GetString());
        Assert.StartsWith("Step 2 of 2 differs", list.GetProperty("findings")[0].GetProperty("report").GetString());
        Assert.Equal("found", replay.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("corpus minimise", null)]
    [InlineData("corpus merge", 2)]
    public void Corpus(string verb, int? offered)
    {
        var row = CorpusRow.Of(new CorpusChange("layout", 3, 30, 1, 10, offered, 47));

        var (code, rows) = Print(verb, printer => printer.Print([row], [], Ending.Done, _ => { }));

        Assert.Equal(ExitCode.Held, code);
        Assert.Equal(47, rows[0].GetProperty("edges").GetInt32());
    }

    private static (int Code, JsonElement Rows) Print(string verb, Func<ResultPrinter, int> print)
    {
        using var output = new StringWriter();
        var around = Surroundings.Plain(output, TextWriter.Null, ProductionFactory.Instance, default);
        var code = print(new ResultPrinter(around, verb) { IsJson = true });
        return (code, JsonForm.Parse(output.ToString()).GetProperty("rows"));
    }
}

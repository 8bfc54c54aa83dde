using Fuzz.Campaigns;
using Fuzz.Engines;
using Lockstep.Subjects;
using Verify.Campaigns;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>The final report of a campaign.</summary>
public sealed class CampaignOutcomeTests
{
    private static readonly PhaseResult Held = new("layout", [default], TimeSpan.FromSeconds(1), Findings: 0);

    [Fact]
    public void Campaign_that_misses_its_canary_reports_blind_and_fails()
    {
        var (code, output) = Print(new CampaignResult([], Canary: null));

        Assert.Equal(ExitCode.Found, code);
        Assert.StartsWith("BLIND: the planted bug was not found", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Campaign_without_findings_holds() =>
        Assert.Equal(ExitCode.Held, Print(new CampaignResult([Held], Held)).Code);

    [Fact]
    public void Campaign_that_gives_up_or_sees_a_known_cause_again_does_not_hold()
    {
        var (code, output) = Print(new CampaignResult([Held with { GaveUp = "8 workers died" }], Held));

        Assert.Equal(ExitCode.Found, code);
        Assert.Contains("\nGave up on layout: workers die at once. 0 findings", output, StringComparison.Ordinal);

        (code, output) = Print(new CampaignResult([Held], Held with { Target = "canary", GaveUp = "8 workers died" }));

        Assert.Equal(ExitCode.Found, code);
        Assert.Contains("\nGave up on canary: workers die at once. 0 findings", output, StringComparison.Ordinal);

        (code, output) = Print(new CampaignResult([Held with { Repeated = 3 }], Held));

        Assert.Equal(ExitCode.Found, code);
        Assert.Contains("\n3 failing inputs of known causes, and 0 findings", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Campaign_with_findings_names_their_folder_and_fails()
    {
        var (code, output) = Print(new CampaignResult([Held with { Findings = 2 }], Held));

        Assert.Equal(ExitCode.Found, code);
        Assert.EndsWith("2 findings; see folder/findings\n", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Print(CampaignResult result)
    {
        using var output = new StringWriter();
        var around = Surroundings.Plain(output, TextWriter.Null, ProductionFactory.Instance, default);
        var code = new CampaignOutcome(new CampaignOrder("folder", 1), result, Findings: [])
            .Print(new ResultPrinter(around, "campaign"));
        return (code, output.ToString());
    }
}

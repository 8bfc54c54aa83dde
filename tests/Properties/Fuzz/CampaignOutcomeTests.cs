using Fuzz.Campaigns;
using Fuzz.Engines;
using Lockstep.Subjects;
using Verify.Campaigns;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>What a campaign says at its end.</summary>
public sealed class CampaignOutcomeTests
{
    private static readonly PhaseResult Held = new("layout", [default], TimeSpan.FromSeconds(1), Findings: 0);

    [Fact]
    public void A_campaign_that_found_no_canary_says_that_it_is_blind_and_fails()
    {
        var (code, output) = Print(new CampaignResult([], Canary: null));

        Assert.Equal(ExitCode.Found, code);
        Assert.StartsWith("BLIND: the planted bug was not found", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_without_findings_held() =>
        Assert.Equal(ExitCode.Held, Print(new CampaignResult([Held], Held)).Code);

    [Fact]
    public void A_campaign_with_findings_says_where_they_are_and_fails()
    {
        var (code, output) = Print(new CampaignResult([Held with { Findings = 2 }], Held));

        Assert.Equal(ExitCode.Found, code);
        Assert.EndsWith("2 findings; see folder/findings\n", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Print(CampaignResult result)
    {
        using var output = new StringWriter();
        var around = Surroundings.Plain(output, TextWriter.Null, ProductionFactory.Instance, default);
        var code = new CampaignOutcome(new CampaignOrder("folder", 1), result, Stopped: false).Print(around);
        return (code, output.ToString());
    }
}

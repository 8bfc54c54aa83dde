namespace Fuzz.Campaigns;

/// <summary>Shows what a campaign does while it runs, on the campaign's own thread.</summary>
public interface ICampaignView
{
    /// <summary>Something happened that is worth a line.</summary>
    void Say(string line);

    /// <summary>A target is being searched; called about once a second.</summary>
    /// <param name="phase">How far it is.</param>
    void Running(PhaseResult phase);

    /// <summary>A target has ended.</summary>
    /// <param name="phase">What came of it.</param>
    void Ended(PhaseResult phase);
}

namespace Fuzz.Campaigns;

/// <summary>Displays a running campaign; called on the campaign's thread.</summary>
public interface ICampaignView
{
    /// <summary>Reports an event in one line.</summary>
    void Say(string line);

    /// <summary>Reports the progress of the current target; called about once per second.</summary>
    /// <param name="phase">The results so far.</param>
    void Running(PhaseResult phase);

    /// <summary>Reports the end of a target.</summary>
    /// <param name="phase">Its results.</param>
    void Ended(PhaseResult phase);
}

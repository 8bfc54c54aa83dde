namespace Fuzz.Campaigning;

/// <summary>Who is told what a campaign does, while it runs and on the campaign's own thread.</summary>
public interface ICampaignView
{
    /// <summary>Something happened that is worth a line.</summary>
    void Say(string line);

    /// <summary>A target is being searched; told about once a second.</summary>
    /// <param name="phase">How far it is.</param>
    void Running(PhaseResult phase);

    /// <summary>A target is done with.</summary>
    /// <param name="phase">What came of it.</param>
    void Ended(PhaseResult phase);
}

/// <summary>Nobody is told.</summary>
internal sealed class NoView : ICampaignView
{
    /// <inheritdoc/>
    public void Say(string line)
    {
        // Nobody listens.
    }

    /// <inheritdoc/>
    public void Running(PhaseResult phase)
    {
        // Nobody looks.
    }

    /// <inheritdoc/>
    public void Ended(PhaseResult phase)
    {
        // Nobody waits.
    }
}

using Fuzz.Campaigns;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>A campaign in lines, few enough for a log.</summary>
/// <param name="output">Where they go.</param>
internal sealed class PlainCampaign(TextWriter output) : ICampaignView
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private TimeSpan _next = Between;

    /// <inheritdoc/>
    public void Say(string line) => output.WriteLine(OneLine.Of(line));

    /// <inheritdoc/>
    public void Running(PhaseResult phase)
    {
        if (phase.Time < _next)
            return;
        _next = phase.Time + Between;
        Say(phase.Line);
    }

    /// <inheritdoc/>
    public void Ended(PhaseResult phase)
    {
        Say(phase.Line);
        _next = Between;
    }
}

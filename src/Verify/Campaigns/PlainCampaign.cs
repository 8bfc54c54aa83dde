using Fuzz.Campaigns;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>A campaign as lines, few enough for a log.</summary>
internal sealed class PlainCampaign(TextWriter output) : ICampaignView
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private TimeSpan _next = Between;

    public void Say(string line) => output.WriteLine(OneLine.Of(line));

    public void Running(PhaseResult phase)
    {
        if (phase.Time < _next)
            return;
        _next = phase.Time + Between;
        Say(phase.Line);
    }

    public void Ended(PhaseResult phase)
    {
        Say(phase.Line);
        _next = Between;
    }
}

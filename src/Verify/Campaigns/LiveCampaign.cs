using Fuzz.Campaigns;
using Spectre.Console;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>
/// A campaign on a terminal: a live table with events above it. The final table replaces it when the campaign ends.
/// </summary>
internal sealed class LiveCampaign : ICampaignView
{
    private readonly IAnsiConsole _console;
    private readonly LiveDisplayContext _context;
    private readonly List<PhaseResult> _ended = [];

    private LiveCampaign(IAnsiConsole console, LiveDisplayContext context) => (_console, _context) = (console, context);

    /// <summary>Runs work under the display.</summary>
    public static T During<T>(IAnsiConsole console, Func<ICampaignView, T> work) =>
        console.Live(new Text("searching for the canary"))
            .AutoClear(true)
            .Start(context => work(new LiveCampaign(console, context)));

    public void Say(string line) => _console.WriteLine(OneLine.Of(line));

    public void Running(PhaseResult phase) => _context.UpdateTarget(new Rows(
        CampaignTable.Of([.. _ended, phase]).Fit(_console),
        new Text(
            $"{phase.Target}: last new {phase.SinceNewest.TotalSeconds:0} s ago; Ctrl-C stops it, nothing is lost")));

    public void Ended(PhaseResult phase)
    {
        _ended.Add(phase);
        _context.UpdateTarget(CampaignTable.Of(_ended).Fit(_console));
    }
}

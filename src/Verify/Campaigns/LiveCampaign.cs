using Fuzz.Campaigns;
using Spectre.Console;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>
/// A campaign on a terminal: a table that is redrawn all the time, and events above it. The table vanishes
/// when the campaign ends, and the last one takes its place.
/// </summary>
internal sealed class LiveCampaign : ICampaignView
{
    private readonly IAnsiConsole _console;
    private readonly LiveDisplayContext _context;
    private readonly List<PhaseResult> _ended = [];

    private LiveCampaign(IAnsiConsole console, LiveDisplayContext context) => (_console, _context) = (console, context);

    /// <summary>Does work under the display.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="work">The work.</param>
    public static T During<T>(IAnsiConsole console, Func<ICampaignView, T> work) =>
        console.Live(new Text("looking for the canary"))
            .AutoClear(true)
            .Start(context => work(new LiveCampaign(console, context)));

    /// <inheritdoc/>
    public void Say(string line) => _console.WriteLine(OneLine.Of(line));

    /// <inheritdoc/>
    public void Running(PhaseResult phase) => _context.UpdateTarget(new Rows(
        CampaignTable.Of([.. _ended, phase], isTight: true),
        new Text(
            $"{phase.Target}: last new {phase.SinceNewest.TotalSeconds:0} s ago; Ctrl-C ends it, and loses nothing")));

    /// <inheritdoc/>
    public void Ended(PhaseResult phase)
    {
        _ended.Add(phase);
        _context.UpdateTarget(CampaignTable.Of(_ended, isTight: true));
    }
}

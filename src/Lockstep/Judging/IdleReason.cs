using Lockstep.Commands;
using Lockstep.Notation.Text;
using Lockstep.Scenarios;

namespace Lockstep.Judging;

/// <summary>
/// Why a command was idle, in words. They are worked out from the scenario only when someone asks; a run keeps the step
/// and the cause.
/// </summary>
/// <param name="scenario">The scenario that ran.</param>
/// <param name="idle">All its idle steps.</param>
/// <param name="source">The file that it is from, which may have names of its own for labels; null for none.</param>
public sealed class IdleReason(Scenario scenario, IReadOnlyList<IdleStep> idle, SourceLines? source = null)
{
    private readonly HashSet<int> _idle = [.. idle.Select(one => one.Step)];

    /// <summary>The reason of one of the idle steps, as a clause.</summary>
    public string Of(IdleStep step) => step.Cause switch
    {
        IdleCause.Unresolved => OfPlaces(step.Step),
        IdleCause.NothingVisible => InstantOf(step.Step) is { } instant
            ? $"it did not strike: the host saw nothing there after {Wording.Of(instant)}"
            : "the host sees nothing there",
        IdleCause.InstantNeverCame => $"it did not strike: no operation with {NameOf(InstantOf(step.Step))} followed",
        _ => scenario.Platform is AllocatorPlatform
            ? "a bare allocator has only add, alloc and free"
            : OfState(step.Step),
    };

    private Command CommandAt(int step) => scenario.Commands[step - 1];

    private string NameAt(int step) => Vocabulary.Of(CommandAt(step)).Name;

    private Instant? InstantOf(int step) => (CommandAt(step) as HostAccess)?.After;

    private static string NameOf(Instant? instant) => instant switch
    {
        { Moment: Moment.Entry, Number: var number } => $"an entry {number}",
        { } access => $"a {Wording.Of(access)} of memory that the host sees",
        null => "such an instant",
    };

    // The host's commands and those of the guest's own memory need no boot.
    private string OfState(int step)
    {
        if (CommandAt(step) is Add)
            return "only a bare allocator has add; the heap of a machine is in its platform line";
        var boot = Enumerable.Range(1, step - 1)
            .FirstOrDefault(earlier => CommandAt(earlier) is Boot && !_idle.Contains(earlier));
        return (CommandAt(step), boot) switch
        {
            (Boot, _) => $"the firmware has booted already, in step {boot}, and boots once",
            (_, > 0) => $"the boot in step {boot} failed",
            _ when scenario.Boots => "the firmware has not booted yet",
            _ => "no command boots the firmware",
        };
    }

    private string OfPlaces(int step)
    {
        var places = new List<Place>();
        CommandAt(step).WithPlaces(place =>
        {
            places.Add(place);
            return place;
        });
        if (places.Select(place => OfPlace(place, step)).FirstOrDefault(reason => reason is not null) is { } sure)
            return sure;

        // All its labels have makers that ran, so one of those failed; most commands name one.
        string[] failed =
        [
            .. places.Where(place => place.Kind == PlaceKind.Label)
                .Select(place => $"{NameOf(place)}: {NameAt(MakerOf(place))} in step {MakerOf(place)} failed"),
        ];
        return failed.Length > 0
            ? $"nobody made {string.Join(", or ", failed)}"
            : "an address alone does not say what is there; "
                + $"state every part of '{ScenarioGrammar.Of(Vocabulary.Of(CommandAt(step)))}'";
    }

    private string? OfPlace(Place place, int step) => place.Kind switch
    {
        PlaceKind.Nothing => "it names nothing",
        PlaceKind.Visible when CommandAt(step) is not HostAccess => "only the host's commands can name visible#N",
        PlaceKind.Label => OfLabel(place, step),
        _ => null,
    };

    // Null if the command that makes it ran before and made what this one needs, unless it failed.
    private string? OfLabel(Place place, int step)
    {
        var (name, maker) = (NameOf(place), MakerOf(place));
        return maker switch
        {
            0 => $"nobody made {name}",
            _ when maker >= step => $"{name} is made only later, in step {maker}",
            _ when _idle.Contains(maker) => $"nobody made {name}: {NameAt(maker)} in step {maker} was idle",
            _ when !Fits(maker, step) => $"{name} was made by {NameAt(maker)}, which {NameAt(step)} does not undo",
            _ => null,
        };
    }

    private string NameOf(Place label) =>
        source?.NameOf((int)label.Value) ?? LabelText.Print((int)label.Value);

    /// <summary>The step that makes a label; 0 if none does.</summary>
    private int MakerOf(Place label) => Enumerable.Range(1, scenario.Commands.Length)
        .FirstOrDefault(step => CommandAt(step) is Maker made && (ulong)made.Label == label.Value);

    /// <summary>Whether a command could name the result of a maker, if only that were made.</summary>
    private bool Fits(int maker, int step)
    {
        var resolver = new Resolver();
        var made = (Maker)CommandAt(maker);
        resolver.Record(made, address: 0);
        var alone = CommandAt(step).WithPlaces(place =>
            place.Kind == PlaceKind.Label && place.Value != (ulong)made.Label ? Place.At(0) : place);
        return resolver.Resolve(alone) is not null;
    }
}

using Lockstep.Commands;
using Lockstep.Scenarios;
using MemoryModel;
using Error = Reference.Error;

namespace Lockstep.Judging;

/// <summary>
/// The values that an error text must contain: the invalid values of the command, by kind of error.
/// </summary>
/// <param name="text">The text.</param>
internal ref struct ErrorFacts(string text)
{
    private List<RequiredPhrase>? _missing;

    /// <summary>The facts that the text of a predicted failure must contain and does not; null for none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="command">The resolved command.</param>
    /// <param name="outcome">The failure, with the trace of the operation.</param>
    /// <param name="view">The observable state after it.</param>
    public static List<RequiredPhrase>? MissingIn(string text, Command command, Outcome outcome, in View view)
    {
        var facts = new ErrorFacts(text);
        var answer = outcome.Answer;
        if (answer.Reboot != Reference.RebootReason.None)
            facts.Need(RequiredPhrase.Of(answer.Reboot.ToString()));
        if (answer.Error != Error.None)
            facts.Need(RequiredPhrase.Of(answer.Error.ToString()));
        foreach (var refusal in answer.Refusals)
            facts.Need(RequiredPhrase.Address(refusal.Granule), RequiredPhrase.Of(refusal.Code));
        facts.NeedOfError(command, outcome, view);
        return facts._missing;
    }

    private void NeedOfError(Command command, Outcome outcome, in View view)
    {
        switch (outcome.Answer.Error)
        {
            case Error.ZeroSize: Need(RequiredPhrase.Of(0UL)); break;
            case Error.BadAlignment: Need(AlignmentOf(command, outcome)); break;
            case Error.LayoutOverflow or Error.OutOfMemory: NeedLayout(command); break;
            case Error.WrongLayout: Need(Buffer(command)); NeedLayout(command); break;
            case Error.WrongBuffer: Need(Buffer(command), Range(command, outcome)); break;
            case Error.NotOwned or Error.AlreadyFreed or Error.Revoked: Need(Buffer(command)); break;
            case Error.DifferentBaseAddress or Error.SizeTooLarge: Need(Range(command, outcome), Total(view)); break;
            case Error.SizeTooSmall when command is Shrink: Need(Range(command, outcome), Total(view)); break;
            case Error.SizeTooSmall or Error.OutOfRange or Error.Overlaps or Error.Full:
                Need(Range(command, outcome));
                break;
            case Error.FailedToMap:
                NeedRefused(outcome.Trace.OfType<PageTableEntry>().First(change => !change.Succeeded));
                break;
            case Error.MmioGuardNotSupported: NeedCall(outcome.Trace.OfType<HypercallEntry>().First()); break;
            case Error.Hypervisor: NeedCall(Failed(outcome)); NeedReturned(outcome.Answer.Hypercall!.Value); break;
            case Error.Closed: Need(RequiredPhrase.Of("closed")); break;
            case Error.Disposed: Need(RequiredPhrase.Of("disposed")); break;
            case Error.NotInitialised: Need(RequiredPhrase.Of("initialised")); break;
            case Error.SharedMemorySetFailure or Error.SharedPoolSetFailure: Need(RequiredPhrase.Of("pool")); break;
        }
    }

    private void Need(RequiredPhrase phrase)
    {
        if (!phrase.IsIn(text))
            (_missing ??= []).Add(phrase);
    }

    private void Need(RequiredPhrase first, RequiredPhrase second)
    {
        Need(first);
        Need(second);
    }

    private void NeedLayout(Command command)
    {
        var (size, alignment) = LayoutOf(command);
        Need(
            size > ulong.MaxValue ? RequiredPhrase.Of($"{size}") : RequiredPhrase.Of((ulong)size),
            RequiredPhrase.Of(alignment));
    }

    private void NeedRefused(PageTableEntry change) => Need(
        RequiredPhrase.Of(change.Change == Port.Unmap ? "unmap" : "map"),
        RequiredPhrase.Ends(change.Start, change.End));

    private void NeedCall(HypercallEntry call) => Need(
        RequiredPhrase.Of(((HypercallFunction)call.Function).ToString()), RequiredPhrase.Address(call.Argument));

    private void NeedReturned(Reference.HypercallFailure failure) =>
        Need(RequiredPhrase.Of(failure.Code), RequiredPhrase.Of(failure.Reason.ToString()));

    private static RequiredPhrase Buffer(Command command) => RequiredPhrase.Address(BufferOf(command));

    private static RequiredPhrase Range(Command command, Outcome outcome) =>
        RequiredPhrase.OneOf(RangesOf(command, outcome.Answer.Reboot));

    private static RequiredPhrase Total(in View view) => RequiredPhrase.Ends(view.Total.Base, view.Total.End);

    /// <summary>The first call that returned the code in the error; some calls return 32 bits.</summary>
    private static HypercallEntry Failed(Outcome outcome)
    {
        var failure = outcome.Answer.Hypercall!.Value;
        return outcome.Trace.OfType<HypercallEntry>()
            .First(call => call.Function == failure.Function && (int)call.Result == (int)failure.Code);
    }

    /// <summary>
    /// The alignment of the caller or the device tree, or the last granule that the hypervisor reported.
    /// </summary>
    private static RequiredPhrase AlignmentOf(Command command, Outcome outcome) => command switch
    {
        Boot { Facts.SwiotlbAlignment: var given } when outcome.Answer.Reboot == Reference.RebootReason.InvalidFdt =>
            given is { } value ? RequiredPhrase.Of(value) : RequiredPhrase.Of("no alignment"),
        Boot or InitDynamicPool => RequiredPhrase.Of((ulong)outcome.Trace.OfType<HypercallEntry>()
            .Last(call => call.Function is Hypercall.MemInfo or Hypercall.GuardInfo).Result),
        _ => RequiredPhrase.Of(LayoutOf(command).Alignment),
    };

    private static ulong BufferOf(Command command) =>
        Vocabulary.Of(command).FreedBuffer(command)?.Value ?? throw Missing("buffer", command);

    private static RequestedLayout LayoutOf(Command command) =>
        Vocabulary.Of(command).LayoutOf(command) ?? throw Missing("layout", command);

    private static IEnumerable<string> RangesOf(Command command, Reference.RebootReason reason) =>
        Vocabulary.Of(command).RangesOf(command, reason) ?? throw Missing("range", command);

    private static ArgumentException Missing(string part, Command command) => new(
        $"{ScenarioText.Print(command)}: its description has no {part}, which the error text must name",
        nameof(command));
}

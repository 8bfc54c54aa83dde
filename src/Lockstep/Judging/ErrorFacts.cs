using Lockstep.Commands;
using Lockstep.Scenarios;
using MemoryModel;
using Error = Reference.Error;

namespace Lockstep.Judging;

/// <summary>
/// The values that an error text must contain: the invalid values of the command, by kind of error.
/// </summary>
internal static class ErrorFacts
{
    /// <summary>The facts that the text of a predicted failure must contain.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="outcome">The failure, with the trace of the operation.</param>
    /// <param name="view">The observable state after it.</param>
    public static List<RequiredPhrase> Of(Command command, Outcome outcome, View view)
    {
        var answer = outcome.Answer;
        var facts = new List<RequiredPhrase>();
        if (answer.Reboot != Reference.RebootReason.None)
            facts.Add(new RequiredPhrase(answer.Reboot.ToString()));
        if (answer.Error != Error.None)
            facts.Add(new RequiredPhrase(answer.Error.ToString()));
        foreach (var refusal in answer.Refusals)
            facts.AddRange(Facts(Ranges.Address(refusal.Granule), $"{refusal.Code}"));
        facts.AddRange(OfError(command, outcome, view));
        return facts;
    }

    private static RequiredPhrase[] OfError(Command command, Outcome outcome, View view) => outcome.Answer.Error switch
    {
        Error.ZeroSize => Facts("0"),
        Error.BadAlignment => Facts(AlignmentOf(command, outcome)),
        Error.LayoutOverflow or Error.OutOfMemory => Layout(command),
        Error.WrongLayout => [.. Buffer(command), .. Layout(command)],
        Error.WrongBuffer => [.. Buffer(command), Range(command, outcome)],
        Error.NotOwned or Error.AlreadyFreed or Error.Revoked => Buffer(command),
        Error.OutOfRange or Error.Overlaps or Error.Full => [Range(command, outcome)],
        Error.DifferentBaseAddress or Error.SizeTooLarge => [Range(command, outcome), Total(view)],
        Error.SizeTooSmall when command is Shrink => [Range(command, outcome), Total(view)],
        Error.SizeTooSmall => [Range(command, outcome)],
        Error.FailedToMap => Refused(outcome.Trace.OfType<PageTableEntry>().First(change => !change.Succeeded)),
        Error.MmioGuardNotSupported => Call(outcome.Trace.OfType<HypercallEntry>().First()),
        Error.Hypervisor => [.. Call(Failed(outcome)), .. Returned(outcome.Answer.Hypercall!.Value)],
        Error.Closed => Facts("closed"),
        Error.Disposed => Facts("disposed"),
        Error.NotInitialised => Facts("initialised"),
        Error.SharedMemorySetFailure or Error.SharedPoolSetFailure => Facts("pool"),
        _ => [],
    };

    private static RequiredPhrase[] Facts(params ReadOnlySpan<string> phrases)
    {
        var facts = new RequiredPhrase[phrases.Length];
        for (var index = 0; index < facts.Length; index++)
            facts[index] = new RequiredPhrase(phrases[index]);
        return facts;
    }

    private static RequiredPhrase[] Buffer(Command command) => Facts(Ranges.Address(BufferOf(command)));

    private static RequiredPhrase[] Layout(Command command)
    {
        var (size, alignment) = LayoutOf(command);
        return Facts($"{size}", $"{alignment}");
    }

    private static RequiredPhrase Range(Command command, Outcome outcome) =>
        new([.. RangesOf(command, outcome.Answer.Reboot)]);

    private static RequiredPhrase Total(View view) => new(Ranges.Ends(view.Total.Base, view.Total.End));

    private static RequiredPhrase[] Refused(PageTableEntry change) =>
        Facts(change.Change == Port.Unmap ? "unmap" : "map", Ranges.Ends(change.Start, change.End));

    private static RequiredPhrase[] Call(HypercallEntry call) =>
        Facts($"{(HypercallFunction)call.Function}", Ranges.Address(call.Argument));

    private static RequiredPhrase[] Returned(Reference.HypercallFailure failure) =>
        Facts($"{failure.Code}", $"{failure.Reason}");

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
    private static string AlignmentOf(Command command, Outcome outcome) => command switch
    {
        Boot { Facts.SwiotlbAlignment: var given } when outcome.Answer.Reboot == Reference.RebootReason.InvalidFdt =>
            given is null ? "no alignment" : $"{given}",
        Boot or InitDynamicPool => $"{(ulong)outcome.Trace.OfType<HypercallEntry>()
            .Last(call => call.Function is Hypercall.MemInfo or Hypercall.GuardInfo).Result}",
        _ => $"{LayoutOf(command).Alignment}",
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

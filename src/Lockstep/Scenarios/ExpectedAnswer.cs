namespace Lockstep.Scenarios;

/// <summary>
/// What a scenario says about the answer of a command, beyond the agreement of both sides. What is left at its default
/// may be anything.
/// </summary>
/// <param name="Error">The error; none means success unless a reason is given.</param>
/// <param name="Reason">The reason for which a boot is given up.</param>
/// <param name="Address">The address that a successful command returns; null for any, or none.</param>
/// <param name="IsIdle">Whether the command must do nothing on both sides.</param>
public sealed record ExpectedAnswer(
    Error Error = Error.None,
    RebootReason Reason = RebootReason.None,
    ulong? Address = null,
    bool IsIdle = false)
{
    /// <summary>Success, whatever it returns.</summary>
    public static ExpectedAnswer Ok { get; } = new();

    /// <summary>That the command does not apply.</summary>
    public static ExpectedAnswer Idle { get; } = new(IsIdle: true);

    /// <summary>Whether an answer is as expected.</summary>
    public bool Holds(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (IsIdle || answer.IsIdle)
            return IsIdle == answer.IsIdle;
        return (Error, Reason) == (Error.None, RebootReason.None)
            ? answer.Succeeded && (Address is null || answer.Value == Address)
            : (Error == Error.None || answer.Error == Error)
                && (Reason == RebootReason.None || answer.Reboot == Reason);
    }

    /// <summary>The text form, see <see cref="ExpectationText"/>.</summary>
    public override string ToString() => ExpectationText.Print(this);
}

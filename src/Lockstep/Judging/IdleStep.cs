namespace Lockstep.Judging;

/// <summary>An idle command of a run; <see cref="IdleReason"/> says in words why it is.</summary>
/// <param name="Step">Its step, from 1.</param>
/// <param name="Cause">The cause, as far as the run knows it.</param>
public readonly record struct IdleStep(int Step, IdleCause Cause);

/// <summary>Why a command is idle, as far as a run knows it.</summary>
public enum IdleCause
{
    /// <summary>It names something that does not exist, or is of another kind.</summary>
    Unresolved,

    /// <summary>It does not apply: to the platform, or to the state of the boot.</summary>
    DoesNotApply,

    /// <summary>The host sees nothing of the memory that it would access.</summary>
    NothingVisible,

    /// <summary>The host would act at an instant of the next operation that never came.</summary>
    InstantNeverCame,
}

using Lockstep.Safety;

namespace Lockstep.Commands;

/// <summary>When a command closes the pool and takes everything back.</summary>
internal enum Closing
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>Where it fails.</summary>
    OnFailure,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Always, and nothing closes it after that.</summary>
    Finally,
}

/// <summary>What the safety monitor learns of a command, apart from the buffers that it takes and gives.</summary>
/// <param name="Kind">What it owes when it fails.</param>
/// <param name="Closing">When it closes the pool.</param>
/// <param name="Success">What its success means; the flag says whether the pool is static. Null for nothing.</param>
/// <param name="Last">What happens once it has succeeded and ended; null for nothing.</param>
internal sealed record Watch<T>(
    OperationKind Kind, Closing Closing, Func<T, bool, SafetyEvent?>? Success, SafetyEvent? Last)
    where T : Command
{
    /// <summary>A command that leaves everything as it was when it fails.</summary>
    public static Watch<T> Ordinary { get; } = new(OperationKind.Ordinary, Closing.Never, null, null);

    /// <summary>A command that goes on to its end and reports what was refused.</summary>
    public static Watch<T> Teardown(Closing closing) => new(OperationKind.Teardown, closing, null, null);
}

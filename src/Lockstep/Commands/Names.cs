namespace Lockstep.Commands;

/// <summary>How the places that a command names become addresses, and what it takes over from what it names.</summary>
/// <param name="Resolve">
/// The command with addresses and nothing left out; null where it names what does not exist or is of another kind.
/// </param>
internal sealed record Names<T>(Func<T, Resolver, Command?> Resolve)
    where T : Command
{
    /// <summary>A command that names no place.</summary>
    public static readonly Names<T> Nothing = new(static (it, _) => it);

    /// <inheritdoc cref="Nothing"/>
    public static implicit operator Names<T>(None none) => Nothing;
}

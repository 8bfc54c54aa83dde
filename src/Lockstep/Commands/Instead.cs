namespace Lockstep.Commands;

/// <summary>What a shrinker tries in the place of a command; its arguments shrink by the kinds of its fields.</summary>
/// <param name="Command">A simpler command on a machine, or null.</param>
internal sealed record Instead<T>(Func<T, Machine, Command?> Command)
    where T : Command
{
    /// <summary>A command for which none stands in.</summary>
    public static implicit operator Instead<T>(None none) => new(static (_, _) => null);
}

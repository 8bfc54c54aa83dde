using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Lockstep.Commands;

/// <summary>The <see cref="CommandDescription"/> of every command: the single definition of what it means.</summary>
internal static class Vocabulary
{
    /// <summary>All descriptions, in the order of their codes.</summary>
    public static ImmutableArray<CommandDescription> All { get; } =
    [
        .. PoolCommands.All
            .Concat(HeapCommands.All)
            .Concat(HalCommands.All)
            .Concat(TrackerCommands.All)
            .Concat(BootCommands.All)
            .Concat(GuestAndHostCommands.All)
            .Concat(AllocatorCommands.All)
            .OrderBy(description => description.Code.Number),
    ];

    private static readonly FrozenDictionary<Type, CommandDescription> ByType =
        All.ToFrozenDictionary(description => description.Prototype.GetType());

    private static readonly FrozenDictionary<string, CommandDescription> ByName =
        All.ToFrozenDictionary(description => description.Name, StringComparer.Ordinal);

    /// <summary>The description with this name, or null.</summary>
    public static CommandDescription? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The description of a command.</summary>
    /// <exception cref="InvalidOperationException">Its type has no description.</exception>
    public static CommandDescription Of(Command command) => Of(command.GetType());

    /// <summary>The description of a type of command.</summary>
    /// <exception cref="InvalidOperationException">The type has no description.</exception>
    public static CommandDescription Of(Type type) => ByType.TryGetValue(type, out var description)
        ? description
        : throw new InvalidOperationException(
            $"{type.Name} has no description; add a Description<{type.Name}> to its group in src/Lockstep/Commands");
}

using Lockstep.Commands;
using Lockstep.Notation.Binary;

namespace Lockstep.Formats.Binary;

/// <summary>The meaning of a command's first byte; beyond the codes, a choice weighted by command.</summary>
internal static class CommandCodes
{
    /// <summary>On a machine.</summary>
    public static CodeTable<CommandDescription> OnMachine { get; } = Of(description => description.Code.Weight);

    /// <summary>On a bare allocator: those that it has.</summary>
    public static CodeTable<CommandDescription> OnAllocator { get; } =
        Of(description => description.IsOnAllocator ? 1 : 0);

    private static CodeTable<CommandDescription> Of(Func<CommandDescription, int> weight) =>
        new("command", Vocabulary.All.Select(description => (description, description.Code)), weight);
}

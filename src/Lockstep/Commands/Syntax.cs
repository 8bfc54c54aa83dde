using Lockstep.Notation;
using Lockstep.Platforms;

namespace Lockstep.Commands;

/// <summary>How a command is written: text, bytes, renaming and shrinking all derive from its fields.</summary>
/// <param name="Name">The name that begins a line of text; after the label for a maker.</param>
/// <param name="Code">Its code in the binary form.</param>
/// <param name="Prototype">The instance that a reader fills in.</param>
/// <param name="Fields">Passes each field but the label through a notation, in order.</param>
internal sealed record Syntax<T>(string Name, Code Code, T Prototype, Func<INotation, T, T> Fields)
    where T : Command
{
    /// <summary>A command without fields.</summary>
    public Syntax(string name, Code code, T prototype)
        : this(name, code, prototype, static (_, it) => it)
    {
    }
}

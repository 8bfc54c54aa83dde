using Lockstep.Notation;
using Lockstep.Platforms;

namespace Lockstep.Commands;

/// <summary>How a command is written: its fields are the one source of text, bytes, renaming and shrinking.</summary>
/// <param name="Name">What a line of text begins with; a maker's comes after its label.</param>
/// <param name="Code">What stands for it in bytes.</param>
/// <param name="Prototype">What a reader fills.</param>
/// <param name="Fields">Takes each field through a notation, in order; not the label.</param>
internal sealed record Form<T>(string Name, Code Code, T Prototype, Func<INotation, T, T> Fields)
    where T : Command
{
    /// <summary>A command without fields.</summary>
    public Form(string name, Code code, T prototype)
        : this(name, code, prototype, static (_, it) => it)
    {
    }
}

namespace Lockstep.Platforms;

/// <summary>
/// What stands for a platform, a command or a word in the binary form. A code keeps its meaning for ever: nothing is
/// renumbered, and what is new takes the next number and a new version of the form.
/// </summary>
/// <param name="Number">The byte: from 0, without a gap.</param>
/// <param name="Weight">Of a command, how often random bytes mean it on a machine.</param>
/// <param name="Since">The version of the form that has it first; see ScenarioBinary.Version.</param>
public readonly record struct Code(byte Number, int Weight = 0, int Since = 1);

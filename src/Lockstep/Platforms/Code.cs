namespace Lockstep.Platforms;

/// <summary>
/// The code of a platform, a command or an enumeration value in the binary form. The meaning of a code never changes:
/// no code is renumbered, and a new value takes the next number and a new version of the form.
/// </summary>
/// <param name="Number">The byte: from 0, without gaps.</param>
/// <param name="Weight">For a command, its weight among random bytes on a machine.</param>
/// <param name="Since">The version of the form that introduced it; see ScenarioBinary.Version.</param>
public readonly record struct Code(byte Number, int Weight = 0, int Since = 1);

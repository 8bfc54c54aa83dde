using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mutation.Trials;

/// <summary>
/// A note that a worker leaves before each scenario: should it die, its parent knows of which one, and when.
/// </summary>
/// <param name="Scenarios">Scenarios run before.</param>
/// <param name="Commands">Commands run before.</param>
/// <param name="Time">The time that they took.</param>
internal readonly record struct ProgressNote(long Scenarios, long Commands, TimeSpan Time)
{
    /// <summary>The note in a file; null where none was left.</summary>
    public static ProgressNote? Read(string path) =>
        File.Exists(path) && MemoryMarshal.TryRead<ProgressNote>(File.ReadAllBytes(path), out var note) ? note : null;

    /// <summary>Leaves it in place of the one before.</summary>
    public void Write(SafeFileHandle file) =>
        RandomAccess.Write(file, MemoryMarshal.AsBytes(new ReadOnlySpan<ProgressNote>(in this)), 0);
}

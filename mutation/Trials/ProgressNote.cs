using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mutation.Trials;

/// <summary>
/// A note that a worker leaves before each scenario, so that its parent knows how far it got if it dies.
/// </summary>
/// <param name="Scenarios">Scenarios completed.</param>
/// <param name="Commands">Commands completed.</param>
/// <param name="Time">The time they took.</param>
internal readonly record struct ProgressNote(long Scenarios, long Commands, TimeSpan Time)
{
    /// <summary>Reads the note in a file; null if there is none.</summary>
    public static ProgressNote? Read(string path) =>
        File.Exists(path) && MemoryMarshal.TryRead<ProgressNote>(File.ReadAllBytes(path), out var note) ? note : null;

    /// <summary>Overwrites the previous note.</summary>
    public void Write(SafeFileHandle file) =>
        RandomAccess.Write(file, MemoryMarshal.AsBytes(new ReadOnlySpan<ProgressNote>(in this)), 0);
}

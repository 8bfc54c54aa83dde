using System.Buffers.Binary;
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
    private const int Word = sizeof(long);
    private const int Size = 3 * Word;

    /// <summary>The note in a file; null where none was left.</summary>
    public static ProgressNote? Read(string path)
    {
        if (!File.Exists(path) || File.ReadAllBytes(path) is not { Length: Size } bytes)
            return null;
        return new ProgressNote(
            BinaryPrimitives.ReadInt64LittleEndian(bytes),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(Word)),
            TimeSpan.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(2 * Word))));
    }

    /// <summary>Leaves it; the one before it is gone.</summary>
    public void Write(SafeFileHandle file)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Scenarios);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[Word..], Commands);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[(2 * Word)..], Time.Ticks);
        RandomAccess.Write(file, bytes, 0);
    }
}

using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Fuzz.Coverage;

/// <summary>
/// The map in which instrumented code counts: 64 KiB, a byte for each pair of places that ran one after the other,
/// modulo 256. SharpFuzz has one for a process, so there is one worker a process.
/// </summary>
public static unsafe class CoverageMap
{
    /// <summary>Bytes of the map.</summary>
    public const int Size = 1 << 16;

    /// <summary>What was counted since the last <see cref="Clear"/>.</summary>
    internal static ReadOnlySpan<byte> Hits => new(Trace.SharedMem, Size);

    /// <summary>
    /// Gives instrumented code its map. It must come before any such code runs, which would write to no memory at all;
    /// called again it does nothing.
    /// </summary>
    public static void Install()
    {
        if (Trace.SharedMem == null)
        {
            // Vectors that lie across two lines of the cache would take twice as long to read.
            Trace.SharedMem = (byte*)NativeMemory.AlignedAlloc(Size, alignment: 64);
            Clear();
        }
    }

    /// <summary>Forgets the place that ran last: whoever owns the map has cleared it.</summary>
    internal static void Begin() => Trace.PrevLocation = 0;

    /// <summary>Forgets what was counted, so that an execution counts for itself.</summary>
    internal static void Clear()
    {
        new Span<byte>(Trace.SharedMem, Size).Clear();
        Trace.PrevLocation = 0;
    }
}

using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Fuzz.Coverage;

/// <summary>
/// The coverage map of instrumented code: 64 KiB, one byte per edge, modulo 256. SharpFuzz has one map per process, so
/// there is one worker per process.
/// </summary>
public static unsafe class CoverageMap
{
    /// <summary>The size in bytes.</summary>
    public const int Size = 1 << 16;

    /// <summary>The hit counts since the last <see cref="Clear"/>.</summary>
    internal static ReadOnlySpan<byte> Hits => new(Trace.SharedMem, Size);

    /// <summary>
    /// Allocates the map. Must be called before instrumented code runs, which would otherwise write through a null
    /// pointer; further calls do nothing.
    /// </summary>
    public static void Install()
    {
        if (Trace.SharedMem == null)
        {
            // Vectors across two cache lines would take twice as long to read.
            Trace.SharedMem = (byte*)NativeMemory.AlignedAlloc(Size, alignment: 64);
            Clear();
        }
    }

    /// <summary>Forgets the place that ran last: whoever owns the map has cleared it.</summary>
    internal static void Begin() => Trace.PrevLocation = 0;

    /// <summary>Clears the map before an execution.</summary>
    internal static void Clear()
    {
        new Span<byte>(Trace.SharedMem, Size).Clear();
        Trace.PrevLocation = 0;
    }
}

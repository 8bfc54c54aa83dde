using System.Diagnostics.CodeAnalysis;
using SharpFuzz;
using SharpFuzz.Common;

namespace Fuzz.Targets;

/// <summary>
/// Runs a target under SharpFuzz for AFL++ and libFuzzer, on an instrumented copy. A finding is thrown, which they
/// report as a crash. Started by hand, it runs one input from standard input.
/// </summary>
public static class SharpFuzzHost
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "campaign-target";

    /// <summary>The extension of files that record exceptions.</summary>
    public const string ThrownExtension = ".thrown";

    /// <summary>Serves AFL++ until it ends, or runs standard input if AFL++ did not start this process.</summary>
    /// <param name="target">The target.</param>
    /// <param name="log">A file to which exceptions are appended; null for none.</param>
    public static void ServeAfl(Target target, string? log) =>
        Fuzzer.OutOfProcess.Run(stream => Run(target, BytesOf(stream), log));

    /// <summary>Serves libFuzzer until it ends.</summary>
    /// <param name="target">The target.</param>
    /// <param name="log">A file to which exceptions are appended; null for none.</param>
    public static void ServeLibFuzzer(Target target, string? log) =>
        Fuzzer.LibFuzzer.Run(input => Run(target, input, log));

    /// <summary>Runs one input.</summary>
    /// <exception cref="FoundException">The target reports a finding.</exception>
    internal static void Run(Target target, ReadOnlySpan<byte> input, string? log)
    {
        Trace.PrevLocation = 0;
        try
        {
            if (target.Run(input) is { } finding)
                throw new FoundException(finding.Cause);
        }
        catch (Exception error) when (log is not null)
        {
            // AFL++ drops what a target prints.
            File.AppendAllText(log, $"{error}\n");
            throw;
        }
    }

    private static ReadOnlySpan<byte> BytesOf(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.GetBuffer().AsSpan(0, (int)memory.Length);
    }
}

/// <summary>A finding, which a fuzzer reports as a crash.</summary>
[SuppressMessage("Design", "CA1064", Justification = "Only a fuzzer catches it.")]
internal sealed class FoundException(string cause) : Exception(cause);

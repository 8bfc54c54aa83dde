using System.Diagnostics.CodeAnalysis;
using Fuzz.Coverage;
using Fuzz.Targets;
using SharpFuzz;

namespace Fuzz.Engines;

/// <summary>
/// What runs under AFL++ and libFuzzer, on the instrumented copy: a target as the function that they call. What a
/// target finds is thrown, because that is what they take as a crash.
/// </summary>
public static class EngineTarget
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "campaign-target";

    /// <summary>The end of names of files that take what is thrown.</summary>
    public const string ThrownExtension = ".thrown";

    /// <summary>Serves the engine until it ends.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="target">The target.</param>
    /// <param name="log">A file that takes what is thrown, at its end; null for none.</param>
    public static void Serve(EngineKind engine, ITarget target, string? log)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (engine == EngineKind.LibFuzzer)
            Fuzzer.LibFuzzer.Run(input => Try(target, input, log));
        else
            Fuzzer.OutOfProcess.Run(stream => Try(target, All(stream), log));
    }

    /// <summary>Tries one input.</summary>
    /// <exception cref="FoundException">It breaks what the target promises.</exception>
    internal static void Try(ITarget target, ReadOnlySpan<byte> input, string? log)
    {
        CoverageMap.Begin();
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

    private static ReadOnlySpan<byte> All(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.GetBuffer().AsSpan(0, (int)memory.Length);
    }
}

/// <summary>What a target found, for an engine to take as a crash.</summary>
[SuppressMessage("Design", "CA1064", Justification = "Only an engine catches it.")]
internal sealed class FoundException(string cause) : Exception(cause);

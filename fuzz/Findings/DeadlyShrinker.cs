using System.Diagnostics;
using Fuzz.Instrumentation;
using Fuzz.Mutating;
using Processes;

namespace Fuzz.Findings;

/// <summary>
/// Makes an input shorter that ends the process which runs it, or does not end: every shorter one is tried in a
/// process of its own on the plain tool, under a limit.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="store">The findings, beside which it writes what it tries.</param>
/// <param name="end">Ends it before its time.</param>
internal sealed class DeadlyShrinker(Target target, FindingStore store, CancellationToken end)
{
    // A process takes a third of a second to start, and one that hangs the whole limit.
    private const int MostTries = 48;

    private static readonly TimeSpan TryLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // How a process ended that ran an input.
    private enum Ending
    {
        Well,
        Never,
        Badly,
    }

    /// <summary>
    /// A shorter input that ends in the same way; null where none is found, or this one ends well here.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was ended before its time.</exception>
    public byte[]? Shrink(byte[] input)
    {
        var clock = Stopwatch.StartNew();
        var folder = Path.Combine(store.Folder, $"{WholeFile.Unfinished}{Environment.ProcessId}-tries");
        Directory.CreateDirectory(folder);
        try
        {
            var file = Path.Combine(folder, StoredFinding.InputPart);
            var first = EndingOf(input, file);
            if (first == Ending.Well)
                return null;
            var shorter = new Trimmer(target, MostTries).Trim(
                new Input(input), it => clock.Elapsed < Limit && EndingOf(it.Bytes, file) == first).Bytes;
            return shorter.Length < input.Length ? shorter : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Ending EndingOf(byte[] input, string file)
    {
        File.WriteAllBytes(file, input);
        var command = ToolCommand.Own(FindingExplainer.Verb, target.Name, file);
        return ChildProcess.Run(command, TryLimit, end).Code switch
        {
            null => Ending.Never,
            0 => Ending.Well,
            _ => Ending.Badly,
        };
    }
}

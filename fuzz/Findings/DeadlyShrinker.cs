using System.Diagnostics;
using Fuzz.Mutating;
using Processes;

namespace Fuzz.Findings;

/// <summary>
/// Minimises an input that kills its process or hangs: each shorter input runs in its own process, on the plain tool,
/// with a time limit.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="store">The findings; candidates are written to the same folder.</param>
/// <param name="end">Requests an early stop.</param>
internal sealed class DeadlyShrinker(Target target, FindingStore store, CancellationToken end)
{
    // A process takes a third of a second to start, and a hang takes the whole of a limit.
    private const int MostTries = 48;

    private static readonly RunLimits TryLimits = new(Busy: TimeSpan.FromSeconds(3), Idle: TimeSpan.FromSeconds(20));
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private enum Ending
    {
        Well,
        Never,
        Badly,
    }

    /// <summary>A shorter input that ends in the same way; null if none is found, or this one passes here.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
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
        var command = ToolCommand.Brief(FindingExplainer.Verb, target.Name, file);
        return ChildProcess.Run(command, TryLimits, end).Code switch
        {
            null => Ending.Never,
            0 => Ending.Well,
            _ => Ending.Badly,
        };
    }
}

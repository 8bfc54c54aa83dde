namespace Fuzz.Findings;

/// <summary>An input that failed in a worker.</summary>
/// <param name="File">Where it lies: in a part of a worker's folder.</param>
/// <param name="Known">What is known of it where it cannot run again: it ended a process, or does not end.</param>
internal sealed record Failure(string File, TargetFinding? Known)
{
    private static readonly TargetFinding Hanging =
        new("worker does not end", "A worker on this input does not end.\n");

    /// <summary>The mark of the cause that the worker saw; null where it saw none.</summary>
    public string? Cause => CauseMark.In(File);

    /// <summary>Whether the worker was killed, by this input or from outside.</summary>
    public bool IsOfKilledWorker => WorkerFolder.HasSignal(File, WorkerFolder.KillSignal);

    /// <summary>A failing input of a folder.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="known">What this campaign knows of inputs that ended a worker.</param>
    public static Failure Of(string file, IReadOnlyDictionary<string, TargetFinding> known) =>

        // The parent of a worker that hung ended it, and may have been an earlier one.
        new(file, Path.GetFileName(Path.GetDirectoryName(file)) == WorkerFolder.Hangs
            ? Hanging
            : known.GetValueOrDefault(file));
}

namespace Fuzz.Findings;

/// <summary>An input that failed in a worker.</summary>
/// <param name="File">Its file in a worker's folder.</param>
/// <param name="Known">The finding, if the input cannot run again because it kills its process or hangs.</param>
internal sealed record Failure(string File, TargetFinding? Known)
{
    /// <summary>The mark of the cause that the worker saw; null if it saw none.</summary>
    public string? Cause => CauseMark.In(File);

    /// <summary>The report of the worker; null if there is none.</summary>
    public string? Seen => Cause is { } mark ? WorkerFolder.Containing(File).ReportOf(mark) : null;

    /// <summary>Whether the worker was killed, by this input or externally.</summary>
    public bool IsOfKilledWorker => WorkerFolder.HasSignal(File, WorkerFolder.KillSignal);

    /// <summary>A failing input of a folder.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="known">The findings of this campaign for inputs that killed a worker.</param>
    public static Failure Of(string file, IReadOnlyDictionary<string, TargetFinding> known) =>

        // A hang may be of an earlier campaign, whose findings are not known here.
        new(file, Path.GetFileName(Path.GetDirectoryName(file)) == WorkerFolder.Hangs
            ? TargetFinding.Hang
            : known.GetValueOrDefault(file));
}

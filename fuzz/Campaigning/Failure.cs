using Fuzz.Targets;
using Fuzz.Working;

namespace Fuzz.Campaigning;

/// <summary>An input that failed in a worker.</summary>
/// <param name="File">Where it lies: in a part of a worker's folder.</param>
/// <param name="Known">What is known of it where it cannot be run again: it ended a process, or does not end.</param>
internal sealed record Failure(string File, TargetFinding? Known)
{
    private const string Killed = ",sig:09,";

    /// <summary>The mark of the cause that the worker saw; null where it saw none.</summary>
    public string? Cause => CauseMark.In(File);

    /// <summary>Whether the worker was killed, by this input or from outside.</summary>
    public bool IsOfKilledWorker => Path.GetFileName(File).Contains(Killed, StringComparison.Ordinal);

    /// <summary>Notes that it was explained.</summary>
    public void Mark() => new ExplainedFailures(Path.GetDirectoryName(Path.GetDirectoryName(File))!).Add(File);
}

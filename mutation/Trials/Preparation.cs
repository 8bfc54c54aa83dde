using System.Collections.Concurrent;
using Isolation;
using Lockstep.Formats;
using Lockstep.Notation.Text;
using Lockstep.Scenarios;
using Processes;

namespace Mutation.Trials;

/// <summary>An entry ready for trials.</summary>
internal sealed record Prepared(Defect Defect, Scenario? Scenario, TrialRunner Runner);

/// <summary>Reads, patches and builds everything before the first trial runs.</summary>
internal sealed class Preparation(
    DefectsJob job, Func<Scenario, FoundStep?> production, Action<string> report, CancellationToken stop)
{
    private readonly PatchedBuild _build = new(job.Workshop, job.Catalogue.Probe);
    private readonly ConcurrentBag<(Defect Defect, string Message)> _errors = [];
    private int _built;

    /// <summary>Prepares the entries and returns them in order.</summary>
    /// <exception cref="StrengthErrors">Some entries are unusable.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public IReadOnlyList<Prepared> Run()
    {
        var prepared = new Prepared?[job.Defects.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = job.Jobs, CancellationToken = stop };
        Parallel.For(0, prepared.Length, options, index => prepared[index] = Prepare(job.Defects[index]));
        stop.ThrowIfCancellationRequested();
        return _errors.IsEmpty
            ? [.. prepared.OfType<Prepared>()]
            : throw new StrengthErrors(
                [.. _errors.OrderBy(error => error.Defect.Number).Select(error => error.Message)]);
    }

    private Prepared? Prepare(Defect defect)
    {
        try
        {
            var scenario = defect.ScenarioFile is { } file ? ScenarioFile.Load(file).Scenario : null;
            var folder = Path.Combine(job.Workshop.Scratch, defect.FullName);
            var worker = WorkerFolder.Make(Path.Combine(folder, "tool"), _build.Make(defect, stop));
            report($"ready {Interlocked.Increment(ref _built)} of {job.Defects.Count}: {defect.FullName}");
            var runner = new TrialRunner(worker, folder, production, stop) { Searcher = job.Searcher };
            return new Prepared(defect, scenario, runner);
        }
        catch (Exception error) when (error is StrengthError or FormatError or ProcessError)
        {
            _errors.Add((defect, error.Message));
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

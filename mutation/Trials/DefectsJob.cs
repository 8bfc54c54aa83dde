using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Isolation;
using Lockstep.Scenarios;
using Processes;

namespace Mutation.Trials;

/// <summary>Builds all defects, then runs their trials.</summary>
public sealed class DefectsJob(Workshop workshop, Catalogue catalogue, IReadOnlyList<Defect> defects)
{
    private readonly Lock _lock = new();
    private readonly Lock _judging = new();

    /// <summary>The checkout.</summary>
    public Workshop Workshop => workshop;

    /// <summary>The catalogue.</summary>
    public Catalogue Catalogue => catalogue;

    /// <summary>The entries to run.</summary>
    public IReadOnlyList<Defect> Defects => defects;

    /// <summary>The seed from which those of all trials derive.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of trials per entry.</summary>
    public int Trials { get; init; } = 1;

    /// <summary>The searcher, by a name that the worker knows; null for the suite's generators.</summary>
    public string? Searcher { get; init; }

    /// <summary>The number of concurrent builds or workers.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Runs the job to completion or until it is stopped.</summary>
    /// <param name="production">Runs scenarios on the unpatched production code.</param>
    /// <param name="progress">Receives progress lines, one at a time.</param>
    /// <param name="stop">Requests an early end; entries completed by then are returned.</param>
    /// <exception cref="StrengthError">Entries are unusable, or workers do not start.</exception>
    public IReadOnlyList<DefectResult> Run(IJudge production, Action<string> progress, CancellationToken stop)
    {
        FoundStep? OnProduction(Scenario scenario)
        {
            lock (_judging)
                return production.Run(new RunOrder(scenario), stop).Found;
        }

        void ReportProgress(string line)
        {
            lock (_lock)
                progress(line);
        }

        Directory.CreateDirectory(workshop.Scratch);
        try
        {
            return RunTrials(new Preparation(this, OnProduction, ReportProgress, stop).Run(), ReportProgress, stop);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
        finally
        {
            Directory.Delete(workshop.Scratch, recursive: true);
        }
    }

    private DefectResult[] RunTrials(IReadOnlyList<Prepared> prepared, Action<string> report, CancellationToken stop)
    {
        TrialSet[] sets = [.. prepared.Select(one => new TrialSet(one, Seed, Trials))];
        var work = sets.SelectMany(set => Enumerable.Range(0, Trials).Select(trial => (Set: set, Trial: trial)));

        // Without buffering, so that no thread reserves trials while others are idle.
        var queue = Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Jobs };
        try
        {
            Parallel.ForEach(queue, options, one =>
            {
                if (!stop.IsCancellationRequested && one.Set.Run(one.Trial) is { } result)
                    report(Line(result));
            });
        }
        catch (AggregateException error)
            when (error.InnerExceptions.FirstOrDefault(one => one is StrengthError or ProcessError) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return [.. sets.Select(set => set.Result).OfType<DefectResult>()];
    }

    private static string Line(DefectResult result)
    {
        var complaint = result.Complaints.FirstOrDefault();
        var verdict = complaint is null ? string.Empty : $"; UNEXPECTED: {complaint}";
        return $"{result.Defect.FullName}: detected in {result.Detections.Count} of {result.Trials.Count}{verdict}";
    }
}

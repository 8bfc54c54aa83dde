using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Lockstep.Subjects;
using Processes;

namespace Mutation.Trials;

/// <summary>Builds every defect, then runs the trials of all of them.</summary>
/// <param name="workshop">The checkout.</param>
/// <param name="catalogue">The catalogue.</param>
/// <param name="defects">The entries to run.</param>
public sealed class DefectsJob(Workshop workshop, Catalogue catalogue, IReadOnlyList<Defect> defects)
{
    private readonly Lock _lock = new();

    /// <summary>The checkout.</summary>
    public Workshop Workshop => workshop;

    /// <summary>The catalogue.</summary>
    public Catalogue Catalogue => catalogue;

    /// <summary>The entries to run.</summary>
    public IReadOnlyList<Defect> Defects => defects;

    /// <summary>The seed from which every trial's comes.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Trials of each entry.</summary>
    public int Trials { get; init; } = 1;

    /// <summary>Who searches; null for the suite's generators. The worker knows the name.</summary>
    public string? Searcher { get; init; }

    /// <summary>How many builds or workers run at the same time.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Runs it to its end, or until it is stopped.</summary>
    /// <param name="production">Makes the production code as it is.</param>
    /// <param name="progress">Takes lines that say how far it is, one at a time.</param>
    /// <param name="stop">Asks for an early end; the entries that were done by then are the results.</param>
    /// <exception cref="StrengthError">Entries cannot be run, or workers do not start.</exception>
    public IReadOnlyList<DefectResult> Run(
        ISubjectFactory production, Action<string> progress, CancellationToken stop)
    {
        void Say(string line)
        {
            lock (_lock)
                progress(line);
        }

        Directory.CreateDirectory(workshop.Scratch);
        try
        {
            return Try(new Preparation(this, production, Say, stop).Run(), Say, stop);
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

    private DefectResult[] Try(IReadOnlyList<Prepared> prepared, Action<string> say, CancellationToken stop)
    {
        TrialSet[] sets = [.. prepared.Select(one => new TrialSet(one, Seed, Trials))];
        var work = sets.SelectMany(set => Enumerable.Range(0, Trials).Select(trial => (Set: set, Trial: trial)));

        // One at a time: a thread that took several in advance would leave the last ones to itself.
        var queue = Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Jobs };
        try
        {
            Parallel.ForEach(queue, options, one =>
            {
                if (!stop.IsCancellationRequested && one.Set.Run(one.Trial) is { } result)
                    say(Sentence(result));
            });
        }
        catch (AggregateException error)
            when (error.InnerExceptions.FirstOrDefault(one => one is StrengthError or ProcessError) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return [.. sets.Select(set => set.Result).OfType<DefectResult>()];
    }

    private static string Sentence(DefectResult result)
    {
        var complaint = result.Complaints.FirstOrDefault();
        var verdict = complaint is null ? string.Empty : $"; NOT AS EXPECTED: {complaint}";
        return $"{result.Defect.FullName}: detected in {result.Detections.Count} of {result.Trials.Count}{verdict}";
    }
}

using Fuzz.Corpora;
using Fuzz.Engines;
using Fuzz.Engines.Embedded;
using Fuzz.Findings;
using Fuzz.Instrumentation;
using Lockstep.Notation.Text;
using Lockstep.Subjects;
using Processes;

namespace Fuzz.Campaigns;

/// <summary>The result of a campaign.</summary>
/// <param name="Phases">The result of each target.</param>
/// <param name="Canary">The search for the planted bug, found or given up; null if it was not found.</param>
public sealed record CampaignResult(IReadOnlyList<PhaseResult> Phases, PhaseResult? Canary)
{
    /// <summary>New causes found.</summary>
    public int Findings => Phases.Sum(phase => phase.Findings);

    /// <summary>Failing inputs with a cause that the folder had before.</summary>
    public int Repeated => Phases.Sum(phase => phase.Repeated);

    /// <summary>The names of the targets whose workers die at once.</summary>
    public IReadOnlyList<string> GivenUp =>
        [.. new[] { Canary }.Concat(Phases).Where(phase => phase?.GaveUp is not null).Select(phase => phase!.Target)];

    /// <summary>Failing inputs not explained because the campaign was stopped.</summary>
    public int Unexplained => Phases.Sum(phase => phase.Unexplained);
}

/// <summary>
/// A campaign: first the canary, which proves that the search sees coverage, then the targets, each for its share of
/// the time.
/// </summary>
/// <param name="order">The request.</param>
/// <param name="subjects">Creates the system under test.</param>
public sealed class Campaign(CampaignOrder order, ISubjectFactory subjects)
{
    /// <summary>The time limit of the canary, worker start included: ample even on a loaded machine.</summary>
    public static readonly TimeSpan CanaryTime = TimeSpan.FromSeconds(120);

    /// <summary>Runs to completion, or until it is stopped.</summary>
    /// <param name="view">Displays it.</param>
    /// <param name="stop">Requests an early stop.</param>
    /// <exception cref="CampaignError">The folder cannot be used, or workers do not start.</exception>
    public CampaignResult Run(ICampaignView view, CancellationToken stop)
    {
        using var held = CampaignFolder.Take(order.Folder);
        try
        {
            return Search(view, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ProcessError)
        {
            var reason = error.Message.Replace("verify: ", string.Empty, StringComparison.Ordinal).Trim();
            var remedy = error is ProcessError
                ? "end other processes or reduce --jobs"
                : $"free some space in {order.Folder} or fix the error";
            throw new CampaignError($"verify: the campaign cannot continue: {reason}; {remedy}, and re-run on this "
                + "folder to resume: what was found is kept");
        }
    }

    private CampaignResult Search(ICampaignView view, CancellationToken stop)
    {
        var targets = Targets();
        ReportCorpus(view);
        foreach (var target in targets)
            InputFile.CheckWorkers(order.Folder, target.Name, order.Jobs);
        var start = EngineSet.StarterFor(order);
        var tool = InstrumentedTool.Make(Path.Combine(order.Folder, ".tool"));
        new FindingStore(FindingStore.FolderIn(order.Folder)).DeleteUnfinished();
        if (Canary(tool, start, view, stop) is not { } canary)
            return new CampaignResult([], null);
        var weights = Math.Max(1, targets.Sum(target => target.Weight));
        var phases = new List<PhaseResult>();
        foreach (var target in targets.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            var time = order.Time * target.Weight / weights;
            var phase = new Phase(order, target, tool, start).Run(time, view, stop);
            phases.Add(phase);
            view.Ended(phase);
        }

        return new CampaignResult(phases, canary);
    }

    private Target[] Targets()
    {
        var targets = order.Target is { } name ? [TargetSet.Find(name, subjects)!] : TargetSet.Of(subjects);
        return [.. targets.Where(target => target.Weight > 0)];
    }

    // Checks the folder of --corpus before any worker reads it.
    private void ReportCorpus(ICampaignView view)
    {
        if (order.Corpus is null)
            return;
        var corpus = CorpusFolder.Open(order.Corpus, order.Target);
        foreach (var name in corpus.Targets)
            view.Say($"{name}: {CountText.Of(corpus.Files(name, view.Say).Count(), "input")} from {order.Corpus}");
    }

    // In an empty folder: an input that an earlier search found would prove nothing for this one.
    private PhaseResult? Canary(
        InstrumentedTool tool, Func<WorkerPlace, IWorkerSlot> start, ICampaignView view, CancellationToken stop)
    {
        var folder = Path.Combine(order.Folder, "canary");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var alone = order with
        {
            Folder = folder,
            Jobs = 1,
            Executions = long.MaxValue,
            UntilStable = null,
            Corpus = null,
        };
        var target = new CanaryTarget();

        // A worker that fails for another reason proves nothing.
        var phase = new Phase(alone, target, tool, start) { Until = input => target.Run(input) is not null };
        var result = phase.Run(CanaryTime, view, stop);
        if (phase.Found is null)
        {
            // The targets have seeds that say why, as findings.
            return result.GaveUp is null ? null : result;
        }

        view.Say($"canary: the planted bug was found after {CountText.Of(result.Executions, "execution")}, "
            + $"{result.Time.TotalSeconds:0.0} s from the start of its worker");
        return result;
    }
}

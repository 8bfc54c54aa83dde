using Isolation;
using Lockstep.Scenarios;
using Verify.Display;
using Verify.Job;

namespace Verify.Findings;

/// <summary>
/// Takes failures the moment they are found: runs each again in a fresh process, saves it and prints a line, so that a
/// tool that is killed loses none. Shrinks and describes them at the end.
/// </summary>
/// <param name="around">The system under test, and the stop request.</param>
/// <param name="watched">Shows progress.</param>
/// <param name="time">The time limit for shrinking each.</param>
internal sealed class FindingDesk(Surroundings around, Watched watched, TimeSpan time)
{
    // A developer fixes one defect at a time, and shrinking takes seconds.
    private const int Most = 5;

    private const string DependsOnOthers =
        "not saved: it holds when run alone in a fresh process, so it depends on what ran before it (a static field, "
        + "say); repeat the whole run to see it again";

    private readonly List<Taken> _taken = [];

    /// <summary>The folder in which findings are saved; null to save none.</summary>
    public string? Folder { get; init; }

    /// <summary>Takes a failure, if it is the first of one of the first kinds.</summary>
    public void Take(Failure failure)
    {
        Taken[] alike = [.. _taken.Where(one => one.Failure.Found.Kind == failure.Found.Kind)];
        if (_taken.Count >= Most || alike.Any(one => one.FailsAlone))
            return;

        // One that depends on others must not hide one that can be replayed.
        var taken = new Taken(failure, FailsAlone(failure), null);
        if (!taken.FailsAlone && alike.Length > 0)
            return;
        var remark = taken.FailsAlone ? string.Empty : $"; {DependsOnOthers}";
        if (taken.FailsAlone && Folder is not null)
        {
            var (file, problem) = Save(Folder, failure, failure.Found, ".original.scenario", failure.Scenario);
            taken = taken with { File = file };
            remark = file is null ? $"; {problem}" : $"; saved {file}";
        }

        _taken.Add(taken);
        watched.Tell($"FINDING in {failure.Where}: {failure.Found.Kind}{remark}");
    }

    /// <summary>Shrinks all of them, and prints each as soon as it is shrunk.</summary>
    /// <param name="print">Prints one.</param>
    /// <returns>Those with a scenario of their own.</returns>
    public IReadOnlyList<Explained> Explain(Action<Explained> print)
    {
        var explained = new List<Explained>();
        foreach (var taken in _taken)
        {
            var one = Explain(taken);
            if (explained.Exists(known => known.Scenario.Equals(one.Scenario)))
            {
                Delete(taken.File);
                continue;
            }

            one = Saved(taken, one);
            explained.Add(one);
            print(one);
        }

        return explained;
    }

    private static (string? File, string? Problem) Save(
        string folder, Failure failure, FoundStep found, string extension, Scenario scenario) => ScenarioSaver.Save(
            folder, ScenarioSaver.NameOf(found.Kind), extension, scenario, $"{found.Kind}, in {failure.Where}");

    private bool FailsAlone(Failure failure)
    {
        if (failure.Found.IsAgainstRecording)
            return true;
        try
        {
            using var fresh = around.NewJudge();
            return fresh.Run(new RunOrder(failure.Scenario), around.Stop).Found is not null;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private Explained Explain(Taken taken)
    {
        var failure = taken.Failure;
        if (failure.Found.IsAgainstRecording)
            return Unshrunk(failure, "not shrunk: both sides agree, and only the recording differs");
        if (failure.Found.IsAgainstExpectation)
            return Unshrunk(failure, "not shrunk: both sides agree, and only what the file expects differs");
        return taken.FailsAlone ? Shrink(failure) : Unshrunk(failure, DependsOnOthers);
    }

    // The shrunk scenario takes the place of the one that was saved when it was found.
    private Explained Saved(Taken taken, Explained explained)
    {
        if (Folder is null || explained.Scenario.Equals(taken.Failure.Scenario))
            return explained with { File = taken.File };
        var (file, problem) = Save(Folder, taken.Failure, explained.Found, ".scenario", explained.Scenario);
        if (file is null)
            return explained with { File = taken.File, Remark = problem };
        Delete(taken.File);
        return explained with { File = file };
    }

    private static void Delete(string? file)
    {
        if (file is not null)
            File.Delete(file);
    }

    private Explained Unshrunk(Failure failure, string why) =>
        Explained.Unshrunk(failure, why, around.Subjects.Name);

    private Explained Shrink(Failure failure)
    {
        using var judge = around.NewJudge();
        var (scenario, isCut) = watched.Wait($"shrinking {failure.Where}", tell =>
        {
            var shrinking = new Shrinking(judge, time, tell);
            return (shrinking.Shrink(failure.Scenario, failure.Found, around.Stop), shrinking.IsCut);
        });
        var remark = isCut
            ? $"shrinking ended after {time.TotalSeconds:0} s; `verify shrink` with --shrink-for goes on from here"
            : null;
        if (around.Stop.IsCancellationRequested)
        {
            var sofar = failure with { Scenario = scenario };
            return Unshrunk(sofar, "not shrunk to the end, because the tool was stopped");
        }

        return (Described(failure.Where, scenario) ?? Described(failure.Where, failure.Scenario)
            ?? Unshrunk(failure, DependsOnOthers)) with { Remark = remark };
    }

    // In a fresh process again: candidates may have left something behind in the one that shrank them.
    private Explained? Described(string where, Scenario scenario)
    {
        using var fresh = around.NewJudge();
        var report = fresh.Run(new RunOrder(scenario) { WithText = true }, CancellationToken.None);
        return report.Found is { } found ? Explained.By(where, scenario, found, around.Subjects.Name) : null;
    }

    private sealed record Taken(Failure Failure, bool FailsAlone, string? File);
}

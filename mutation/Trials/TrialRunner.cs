using System.Globalization;
using Isolation;
using Lockstep.Scenarios;
using Lockstep.Shrinking;
using Processes;

namespace Mutation.Trials;

/// <summary>Runs the trials of one defect in worker processes.</summary>
/// <param name="worker">The tool with the patched code.</param>
/// <param name="folder">The folder of its files.</param>
/// <param name="production">Runs a scenario on the unpatched code.</param>
/// <param name="stop">Requests an early end.</param>
internal sealed class TrialRunner(
    WorkerFolder worker, string folder, Func<Scenario, FoundStep?> production, CancellationToken stop)
{
    /// <summary>
    /// The budget of a trial in commands: as many as the Agreement properties run under `dotnet test`.
    /// </summary>
    public const long Budget = 1_200_000;

    // A full search takes under a minute. Workers have a watchdog, so this limit is rarely reached.
    private static readonly TimeSpan SearchTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ReplayTime = TimeSpan.FromMinutes(1);

    // Each shrink candidate takes a process.
    private const int MostProcesses = 150;

    /// <summary>The searcher; null for the suite's generators.</summary>
    public string? Searcher { get; init; }

    /// <summary>Runs a search.</summary>
    public Trial Search(int number, ulong seed)
    {
        var probe = PathOf($"{number}.probe");
        var note = PathOf($"{number}.note");
        var (ended, report) = worker.Run(
            probe,
            SearchTime,
            stop,
            [TrialVerb.Seed, Text(seed), TrialVerb.MaxCommands, Text(Budget), TrialVerb.Note, note, .. By()]);
        report ??= Lost(ended, seed, ProgressNote.Read(note));
        if (report.End is TrialEnd.DidNotEnd or TrialEnd.Died)
            report = ShrinkInProcesses(number, report);
        var words = File.Exists(probe) ? File.ReadAllLines(probe) : [];
        var shrunk = report.ShrunkScenario;
        var holds = shrunk is null || production(shrunk) is null;
        return new Trial(seed, report, words.Contains("reached"), words.Contains("triggered"), shrunk, holds);
    }

    /// <summary>Runs the known scenario on the patched and the unpatched code.</summary>
    public KnownScenario Known(Scenario scenario) =>
        new(scenario, Replay("known", scenario), production(scenario));

    private string[] By() => Searcher is null ? [] : [TrialVerb.By, Searcher];

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The report for a worker that printed none, from the note of its progress.</summary>
    private static TrialReport Lost(ProcessEnd ended, ulong seed, ProgressNote? note)
    {
        if (note is not { } left)
            throw new StrengthError($"verify: a worker died before its first scenario: {ended.FirstLine}");
        var (property, scenario) = GeneratedScenarios.From(seed).ElementAt((int)left.Scenarios);
        var text = ScenarioText.Print(scenario);
        var commands = left.Commands + scenario.Commands.Length;
        return ended.Code is null
            ? new TrialReport(
                TrialEnd.DidNotEnd, property, "did not end", commands, SearchTime.TotalSeconds, text, text)
            : new TrialReport(
                TrialEnd.Died, property, $"died: {ended.FirstLine}", commands, left.Time.TotalSeconds, text, text);
    }

    private TrialReport Replay(string name, Scenario scenario)
    {
        var file = PathOf($"{name}.scenario");
        var text = ScenarioText.Print(scenario);
        File.WriteAllText(file, text);
        var (ended, report) = worker.Run(probe: null, ReplayTime, stop, TrialVerb.Scenario, file);
        return report ?? new TrialReport(
            ended.Code is null ? TrialEnd.DidNotEnd : TrialEnd.Died,
            GeneratedScenarios.PropertyOf(scenario.Platform),
            ended.Code is null ? "did not end" : $"died: {ended.FirstLine}",
            scenario.Commands.Length,
            Original: text,
            Shrunk: text);
    }

    private TrialReport ShrinkInProcesses(int number, TrialReport report)
    {
        var (shrunk, _) = Shrinker.Minimise(
            report.ShrunkScenario!, candidate => Replay($"{number}", candidate).End == report.End, MostProcesses);
        return report with { Shrunk = ScenarioText.Print(shrunk) };
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}

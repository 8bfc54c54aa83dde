using System.Globalization;
using System.Text.RegularExpressions;
using Fuzz.Engines;
using Fuzz.Engines.Embedded;
using Fuzz.Instrumentation;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Campaigns;

/// <summary>The first failure of a search.</summary>
/// <param name="Scenario">The scenario that failed.</param>
/// <param name="Engine">The engine that generated it.</param>
/// <param name="Time">The time from the worker's first input to the failure.</param>
public sealed record FirstFailure(Scenario Scenario, string Engine, TimeSpan Time);

/// <summary>A search without seeds, with one worker, until the first failure: to compare searches.</summary>
/// <param name="engine">The engine.</param>
/// <param name="subjects">Creates the system under test.</param>
public sealed partial class CampaignTrial(EngineKind engine, ISubjectFactory subjects)
{
    /// <summary>The time limit.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    /// <summary>Searches.</summary>
    /// <param name="seed">Determines every mutation.</param>
    /// <param name="folder">The campaign's folder, which must be new.</param>
    /// <param name="stop">Requests an early stop.</param>
    /// <returns>The failure; null if there was none.</returns>
    /// <exception cref="CampaignError">The folder cannot be used, or workers do not start.</exception>
    public FirstFailure? Run(ulong seed, string folder, CancellationToken stop)
    {
        using var held = CampaignFolder.Take(folder);
        var target = new BareTarget(subjects);
        var order = new CampaignOrder(folder, seed) { Jobs = 1, Engine = engine, Target = target.Name, Time = Budget };
        var tool = InstrumentedTool.Make(Path.Combine(folder, ".tool"));
        // A fuzzer may report a crash for a process that was merely slow: only an input that fails here counts.
        var phase = new Phase(order, target, tool, EngineSet.StarterFor(order))
        {
            Until = input => TargetRun.Of(target, input) is not null,
        };
        var result = phase.Run(Budget, view: null, stop);
        if (phase.Found is not { } file)
            return null;
        var time = TimeIn().Match(Path.GetFileName(file)) is { Success: true } match
            ? TimeSpan.FromMilliseconds(long.Parse(match.Groups["ms"].Value, CultureInfo.InvariantCulture))
            : result.Time;
        return new FirstFailure(target.ScenarioOf(InputFile.Read(file)), EngineNames.NameOf(engine), time);
    }

    [GeneratedRegex(",time:(?<ms>[0-9]+),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeIn();
}

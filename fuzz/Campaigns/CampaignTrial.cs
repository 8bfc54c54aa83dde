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
/// <param name="Engine">What made it.</param>
/// <param name="Time">From the worker's first input to the failure.</param>
public sealed record FirstFailure(Scenario Scenario, string Engine, TimeSpan Time);

/// <summary>A search from nothing, with one worker, until the first failure: for those who compare searches.</summary>
/// <param name="engine">What makes the inputs.</param>
/// <param name="subjects">Makes the implementation under test.</param>
public sealed partial class CampaignTrial(EngineKind engine, ISubjectFactory subjects)
{
    /// <summary>How long it searches.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    /// <summary>Searches.</summary>
    /// <param name="seed">Decides every change.</param>
    /// <param name="folder">Where it keeps everything; it must be new.</param>
    /// <param name="stop">Asks for an early end.</param>
    /// <returns>The failure; null where there was none.</returns>
    /// <exception cref="CampaignError">The folder cannot be used, or workers do not start.</exception>
    public FirstFailure? Run(ulong seed, string folder, CancellationToken stop)
    {
        using var held = CampaignFolder.Take(folder);
        var target = new BareTarget(subjects);
        var order = new CampaignOrder(folder, seed) { Jobs = 1, Engine = engine, Target = target.Name, Time = Budget };
        var tool = InstrumentedTool.Make(Path.Combine(folder, ".tool"));
        // A fuzzer can take an input for a crash whose process was only late: what does not fail here was none.
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
        return new FirstFailure(target.ScenarioOf(File.ReadAllBytes(file)), EngineNames.NameOf(engine), time);
    }

    [GeneratedRegex(",time:(?<ms>[0-9]+),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeIn();
}

using Lockstep.Commands;
using Lockstep.Formats;
using Properties.Promises;

namespace Properties.Regressions;

/// <summary>A saved scenario on the production code alone: what it answers, and the port calls it makes.</summary>
internal sealed class SavedRun
{
    private readonly List<(Answer Answer, Entry[] Calls)> _steps = [];

    private SavedRun(Machine machine, bool boots) => Rig = new Rig(machine, boots);

    /// <summary>The machine after the last command.</summary>
    public Rig Rig { get; }

    /// <summary>The answer to a command, counted from 1.</summary>
    public Answer Answer(int step) => _steps[step - 1].Answer;

    /// <summary>The port calls of a command, counted from 1.</summary>
    public IReadOnlyList<Entry> Calls(int step) => _steps[step - 1].Calls;

    /// <summary>The addresses that a command passes to a hypercall, in order.</summary>
    public IEnumerable<ulong> Arguments(int step, Hypercall function) =>
        Calls(step).OfType<HypercallEntry>().Where(call => call.Function == function).Select(call => call.Argument);

    /// <summary>Runs a file of the folder of regressions.</summary>
    public static SavedRun Of(string file) =>
        Of(ScenarioFile.Load(Path.Combine(AppContext.BaseDirectory, "Regressions", file)).Scenario);

    /// <summary>Runs a scenario.</summary>
    public static SavedRun OfText(string text) => Of(ScenarioText.Parse(text));

    private static SavedRun Of(Scenario scenario)
    {
        var run = new SavedRun((Machine)scenario.Platform, scenario.Boots);
        var resolver = new Resolver();
        foreach (var command in scenario.Commands)
            run.Step(command, resolver);
        return run;
    }

    private void Step(Command command, Resolver resolver)
    {
        var resolved = resolver.Resolve(command);
        Assert.NotNull(resolved);
        var described = Vocabulary.Of(resolved);
        if (described.Actor == Actor.Guest)
            described.Run(Rig.Platform, resolved);
        var answer = Rig.Do(resolved);
        if (resolved is Maker maker && answer.Value is { } address)
            resolver.Record(maker, address);
        _steps.Add((answer, [.. Rig.Platform.Trace]));
    }
}

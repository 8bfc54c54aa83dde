using System.Diagnostics;
using System.Globalization;
using Generators;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Simulation;
using Lockstep.Subjects;
using Reference;

namespace Bench.Benchmarks;

/// <summary>
/// Commands a second on one thread: the generated mix of all platforms, sizes 1 to 100, warm. The parts run the
/// commands that a run of the judge resolved, so that they do the same work. Accesses of the host, and the guest's own
/// code, are no commands of theirs.
/// </summary>
internal sealed class JudgeTable
{
    private const int Scenarios = 3000;
    private const int Rounds = 7;

    private readonly Scenario[] _scenarios = [.. ScenarioStream.From(42).Take(Scenarios)];
    private readonly Command[][] _resolved;

    private JudgeTable() => _resolved = Array.ConvertAll(_scenarios, Resolved);

    /// <summary>The table.</summary>
    public static string Measure()
    {
        var table = new JudgeTable();
        (string Name, Func<long> Run)[] rows =
        [
            ("production alone, on the simulated platform", table.RunProduction),
            ("model alone", table.RunModel),
            ("generation alone", Generate),
            ("lockstep with monitor", () => Judged(table._scenarios)),
            ("lockstep with monitor, generated", () => Judged(ScenarioStream.From(42).Take(Scenarios))),
        ];
        var best = new (double Seconds, long Commands, long Bytes)[rows.Length];
        Array.Fill(best, (double.MaxValue, 0, 0));
        for (var round = 0; round < Rounds; round++)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                var (start, bytes) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                var commands = rows[row].Run();
                var time = Stopwatch.GetElapsedTime(start).TotalSeconds;
                bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
                if (time < best[row].Seconds)
                    best[row] = (time, commands, bytes);
            }
        }

        var first = best[0].Seconds / best[0].Commands;
        return string.Join('\n',
        [
            "| the generated mix, one thread, warm | commands/s | time of the first row | bytes of garbage a command |",
            "| :-- | --: | --: | --: |",
            .. rows.Zip(best, (row, of) => string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {of.Commands / of.Seconds:N0} | {of.Seconds / of.Commands / first:F2} "
                + $"| {of.Bytes / of.Commands:N0} |")),
        ]);
    }

    private static Command[] Resolved(Scenario scenario)
    {
        var recorder = new Recorder();
        var result = Judge.Run(scenario, ProductionFactory.Instance, tally: null, recorder);
        return result.Finding is null
            ? [.. recorder.Commands]
            : throw new InvalidOperationException($"{result.Finding}");
    }

    private static long Generate() =>
        ScenarioStream.From(42).Take(Scenarios).Sum(scenario => (long)scenario.Commands.Length);

    private static long Judged(IEnumerable<Scenario> scenarios) =>
        scenarios.Sum(scenario => (long)Judge.Run(scenario, ProductionFactory.Instance).Commands);

    private long RunProduction()
    {
        var commands = 0L;
        for (var index = 0; index < _scenarios.Length; index++)
        {
            var scenario = _scenarios[index];
            var platform = scenario.Platform is Machine machine ? new SimulatedPlatform(machine, scenario.Boots) : null;
            var ports = new SubjectPorts(platform!, platform!, platform!);
            var subject = ProductionFactory.Instance.Create(scenario.Platform, scenario.Boots, ports);
            foreach (var command in _resolved[index])
            {
                platform?.BeginOperation();
                subject.Execute(command);
            }

            platform?.World.Memory.Clear();
            commands += _resolved[index].Length;
        }

        return commands;
    }

    private long RunModel()
    {
        var commands = 0L;
        for (var index = 0; index < _scenarios.Length; index++)
        {
            var state = State.Initial(_scenarios[index].Platform, _scenarios[index].Boots);
            foreach (var command in _resolved[index])
            {
                state = Model.Step(state, command).After;
                Model.Observe(state);
            }

            commands += _resolved[index].Length;
        }

        return commands;
    }

    private sealed class Recorder : IStepObserver
    {
        public List<Command> Commands { get; } = [];

        public void Begins(int step, int work)
        {
            // Only what has run counts.
        }

        public void Saw(StepTrace step)
        {
            if (step is { Idle: null, Expected: not null, Resolved: { } command and not (HostAccess or GuestWrite) })
                Commands.Add(command);
        }
    }
}

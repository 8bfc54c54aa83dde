using System.Collections.Immutable;
using Properties.Suite;

namespace Properties.Promises;

/// <summary>
/// A scenario's commands as its subject receives them, with labels resolved to addresses by the judge. Host commands
/// and guest writes do not reach a subject.
/// </summary>
internal static class Steps
{
    public static ImmutableArray<Command> Of(Scenario scenario)
    {
        var log = new Log();
        SuiteRun.Current.Run(scenario, log);
        return [.. log.Commands];
    }

    private sealed class Log : ISubjectFactory
    {
        public List<Command> Commands { get; } = [];

        public string Name => ProductionFactory.Instance.Name;

        public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
            new LoggedSubject(ProductionFactory.Instance.Create(platform, boots, ports), Commands);
    }

    private sealed class LoggedSubject(ISubject subject, List<Command> commands) : ISubject
    {
        public Answer Execute(Command command)
        {
            commands.Add(command);
            return subject.Execute(command);
        }

        public View Observe() => subject.Observe();
    }
}

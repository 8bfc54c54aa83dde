using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>All targets.</summary>
public static class TargetSet
{
    /// <summary>The name of the target with the planted bug.</summary>
    public const string Canary = "canary";

    /// <summary>The names, in the order of a campaign.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Of(ProductionFactory.Instance).Select(target => target.Name)];

    /// <summary>The targets.</summary>
    /// <param name="subjects">Creates the system under test.</param>
    public static IReadOnlyList<Target> Of(ISubjectFactory subjects) =>
    [
        new CanaryTarget(),
        new ScenarioTarget(subjects),
        new BootTarget(subjects),
        new GranuleTarget(subjects),
        new HostileTarget(subjects),
        new LayoutTarget(),
        new TraceTarget(),
    ];

    /// <summary>The target of a name, including those of trials; null if there is none.</summary>
    public static Target? Find(string name, ISubjectFactory subjects) =>
        Of(subjects).Concat(Trials(subjects)).FirstOrDefault(target => target.Name == name);

    // A campaign runs these only by name, and help does not list them.
    private static IReadOnlyList<Target> Trials(ISubjectFactory subjects) =>
        [new BareTarget(subjects), new BrokenTarget(), new DeadlyTarget(), new DoomedTarget()];
}

using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>All targets.</summary>
public static class TargetSet
{
    /// <summary>The name of the one that must be found.</summary>
    public const string Canary = "canary";

    /// <summary>The names, in the order in which a campaign takes them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Of(ProductionFactory.Instance).Select(target => target.Name)];

    /// <summary>The targets.</summary>
    /// <param name="subjects">Makes the implementation under test.</param>
    public static IReadOnlyList<Target> Of(ISubjectFactory subjects) =>
    [
        new CanaryTarget(),
        new ScenarioTarget(subjects),
        new BootTarget(subjects),
        new GranuleTarget(subjects),
        new LayoutTarget(),
        new TraceTarget(),
    ];

    /// <summary>The target of a name, also one of those that only trials run; null where there is none.</summary>
    public static Target? Find(string name, ISubjectFactory subjects) =>
        Of(subjects).Concat(Trials(subjects)).FirstOrDefault(target => target.Name == name);

    // No campaign runs them unless they are named, and no help names them.
    private static IReadOnlyList<Target> Trials(ISubjectFactory subjects) =>
        [new BareTarget(subjects), new BrokenTarget(), new DeadlyTarget()];
}

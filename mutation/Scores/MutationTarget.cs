using Reference;

namespace Mutation.Scores;

/// <summary>Code that Stryker.NET mutates in one run, with its own score.</summary>
/// <param name="Name">Its name on the command line and in reports.</param>
/// <param name="Project">The project that contains it.</param>
/// <param name="Sources">Its folder, relative to the checkout, with forward slashes and a trailing one.</param>
public sealed record MutationTarget(string Name, string Project, string Sources)
{
    /// <summary>The production code.</summary>
    public static MutationTarget Production { get; } = new("memory-model", "MemoryModel", "src/MemoryModel/");

    /// <summary>The reference model: a wrong oracle must be detected too.</summary>
    public static MutationTarget Model { get; } = new("reference", "Reference", "src/Reference/");

    /// <summary>The safety monitor, the other oracle.</summary>
    public static MutationTarget Monitor { get; } = new("monitor", "Lockstep", "src/Lockstep/Safety/");

    /// <summary>All targets, in the order in which they run.</summary>
    public static IReadOnlyList<MutationTarget> All { get; } = [Production, Model, Monitor];

    /// <summary>The path of the canary file in a mutated copy.</summary>
    public string Canary => Sources + Canaries.File;

    /// <summary>The mutated files as a pattern for Stryker.NET, relative to the project.</summary>
    public string Pattern => $"{Sources[$"src/{Project}/".Length..]}**/*.cs";

    /// <summary>Whether a file belongs to the target.</summary>
    /// <param name="file">The path, relative to the checkout, with forward slashes.</param>
    public bool Contains(string file) => file.StartsWith(Sources, StringComparison.Ordinal);
}

using Reference;

namespace Mutation.Scores;

/// <summary>A part of the code that Stryker.NET mutates in one run, with a score of its own.</summary>
/// <param name="Name">What it is called on the command line and in reports.</param>
/// <param name="Project">The project that it is compiled in.</param>
/// <param name="Sources">Its folder from the top of the checkout, with forward slashes and one at the end.</param>
public sealed record MutationTarget(string Name, string Project, string Sources)
{
    /// <summary>The production code.</summary>
    public static MutationTarget Production { get; } = new("memory-model", "MemoryModel", "src/MemoryModel/");

    /// <summary>The reference model: an oracle that is wrong must be noticed too.</summary>
    public static MutationTarget Model { get; } = new("reference", "Reference", "src/Reference/");

    /// <summary>The safety monitor, the other oracle.</summary>
    public static MutationTarget Monitor { get; } = new("monitor", "Lockstep", "src/Lockstep/Safety/");

    /// <summary>All of them, in the order in which they run.</summary>
    public static IReadOnlyList<MutationTarget> All { get; } = [Production, Model, Monitor];

    /// <summary>The canary file, as it lies in a copy that is mutated.</summary>
    public string Canary => Sources + Canaries.File;

    /// <summary>Which of the project's files are mutated, in Stryker's form: from the project's folder.</summary>
    public string Pattern => $"{Sources[$"src/{Project}/".Length..]}**/*.cs";

    /// <summary>Whether a file is part of it.</summary>
    /// <param name="file">From the top of the checkout, with forward slashes.</param>
    public bool Contains(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.StartsWith(Sources, StringComparison.Ordinal);
    }
}

using Isolation;

namespace Mutation.Scores;

/// <summary>Code that Stryker.NET mutates in one run, with its own score.</summary>
/// <param name="Name">Its name on the command line and in reports.</param>
/// <param name="Project">The project that contains it.</param>
/// <param name="Sources">Its folder, relative to the checkout, with forward slashes and a trailing one.</param>
public sealed record MutationTarget(string Name, string Project, string Sources)
{
    /// <summary>The only files of it, for a part of the job; null for all.</summary>
    public IReadOnlyList<string>? Files { get; init; }

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

    /// <summary>The mutated files as patterns for Stryker.NET, relative to the project.</summary>
    public IReadOnlyList<string> Patterns =>
        [.. (Files?.Append(Canary) ?? [$"{Sources}**/*.cs"]).Select(file => file[$"src/{Project}/".Length..])];

    /// <summary>Whether a file belongs to the target.</summary>
    /// <param name="file">The path, relative to the checkout, with forward slashes.</param>
    public bool Contains(string file) => Files is null
        ? file.StartsWith(Sources, StringComparison.Ordinal)
        : Files.Contains(file, StringComparer.Ordinal);

    /// <summary>A part of it; null if no file is left for that.</summary>
    /// <param name="checkout">The root of the checkout.</param>
    /// <param name="shard">The part.</param>
    public MutationTarget? Part(string checkout, Shard shard)
    {
        ArgumentNullException.ThrowIfNull(shard);
        if (shard.IsWhole)
            return this;

        // The longest first, so that the parts take about as long.
        var folder = new DirectoryInfo(Path.Combine(checkout, Sources));
        var files = folder.EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !IsBuilt(file.FullName))
            .OrderByDescending(file => file.Length).ThenBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => Path.GetRelativePath(checkout, file.FullName).Replace('\\', '/'));
        var part = this with { Files = [.. shard.Of(files)] };
        return part.Files.Count == 0 ? null : part;
    }

    private static bool IsBuilt(string file) =>
        file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}

using Mutation.Trials;
using Processes;

namespace Mutation;

/// <summary>The checkout that the tool works in, and its folders.</summary>
/// <param name="Root">The root of the checkout.</param>
public sealed record Workshop(string Root)
{
    private static int _made;

    /// <summary>The folder of the catalogue.</summary>
    public string Catalogue => Path.Combine(Root, "mutation", "defects");

    /// <summary>The folder of the production code.</summary>
    public string Production => Path.Combine(Root, "src", "MemoryModel");

    /// <summary>The cache of patched builds, keyed by the hash of their inputs.</summary>
    public string Cache => Path.Combine(Root, "artifacts", "defects", "cache");

    /// <summary>Temporary files, deleted at the end; two workshops of one process have their own.</summary>
    public string Scratch { get; } = Path.Combine(
        Root, "artifacts", "defects", $"run-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}");

    /// <summary>Shrunk scenarios shorter than the known ones.</summary>
    public string Shorter => Path.Combine(Root, "artifacts", "defects", "shorter");

    /// <summary>Finds the checkout that contains the tool or else the current directory.</summary>
    /// <exception cref="StrengthError">There is no checkout.</exception>
    public static Workshop Find() => Find(AppContext.BaseDirectory, Environment.CurrentDirectory);

    /// <summary>The whole hash of a commit.</summary>
    /// <param name="name">Its hash, whole or in part, or another name; by default what is checked out.</param>
    /// <exception cref="StrengthError">git knows no such commit.</exception>
    public string Commit(string name = "HEAD")
    {
        var ended = Git.Run(
            Root, ["rev-parse", "--verify", "--end-of-options", name], isolated: false, CancellationToken.None);
        return ended.Code == 0
            ? ended.Output
            : throw new StrengthError(
                $"verify: git knows no commit '{name}' ({ended.FirstLine}); expected one of this checkout, or the "
                + "whole hash of any, for --commit");
    }

    /// <summary>Finds the checkout that contains the first possible of some folders.</summary>
    /// <exception cref="StrengthError">There is no checkout.</exception>
    internal static Workshop Find(params IEnumerable<string> folders) => new(
        folders.Select(Above).FirstOrDefault(root => root is not null) ?? throw new StrengthError(
            "verify: this verb needs a checkout: found no Verification.sln above the tool or the current directory; "
            + "run it in one"));

    private static string? Above(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Verification.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }
}

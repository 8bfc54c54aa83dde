using Mutation.Trials;
using Processes;

namespace Mutation;

/// <summary>The checkout that the tool works in, and the folders that it makes there.</summary>
/// <param name="Root">The checkout's root.</param>
public sealed record Workshop(string Root)
{
    /// <summary>Where the catalogue is.</summary>
    public string Catalogue => Path.Combine(Root, "mutation", "defects");

    /// <summary>Where the production code is.</summary>
    public string Production => Path.Combine(Root, "src", "MemoryModel");

    /// <summary>Builds of patched copies, each under the hash of what it was made from.</summary>
    public string Cache => Path.Combine(Root, "artifacts", "defects", "cache");

    /// <summary>What this process alone uses, and deletes at its end.</summary>
    public string Scratch => Path.Combine(Root, "artifacts", "defects", $"run-{Environment.ProcessId}");

    /// <summary>Shrunk scenarios that are shorter than the known ones.</summary>
    public string Shorter => Path.Combine(Root, "artifacts", "defects", "shorter");

    /// <summary>The checkout around the tool, or else around the current directory.</summary>
    /// <exception cref="StrengthError">There is none.</exception>
    public static Workshop Find() => Find(AppContext.BaseDirectory, Environment.CurrentDirectory);

    /// <summary>The hash of the commit that is checked out.</summary>
    /// <exception cref="StrengthError">git does not say.</exception>
    public string Commit()
    {
        var ended = Git.Run(Root, ["rev-parse", "HEAD"], isolated: false, CancellationToken.None);
        return ended.Code == 0
            ? ended.Output
            : throw new StrengthError($"verify: git reports no commit ({ended.FirstLine}); give one with --commit");
    }

    /// <summary>The checkout around the first of some folders that is in one.</summary>
    /// <exception cref="StrengthError">None is.</exception>
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

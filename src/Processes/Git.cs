using CliWrap;

namespace Processes;

/// <summary>Runs git.</summary>
public static class Git
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Runs git in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="isolated">
    /// Whether git ignores any repository that contains the folder. Otherwise <c>git apply</c> in a copy inside a
    /// checkout silently skips every file.
    /// </param>
    /// <param name="stop">Kills it early.</param>
    /// <exception cref="ProcessError">git cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ProcessEnd Run(
        string folder, IEnumerable<string> arguments, bool isolated, CancellationToken stop)
    {
        var git = Cli.Wrap("git").WithWorkingDirectory(folder).WithArguments(arguments);
        return ChildProcess.Run(isolated ? git.WithEnvironmentVariables(Isolation(folder)) : git, Limit, stop);
    }

    private static Dictionary<string, string?> Isolation(string folder) => new(StringComparer.Ordinal)
    {
        ["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder),
        ["GIT_DIR"] = null,
        ["GIT_WORK_TREE"] = null,
        ["GIT_INDEX_FILE"] = null,
    };
}

using CliWrap;
using Processes;

namespace Mutation;

/// <summary>A long-running command of the .NET SDK that prints its progress to this process's output.</summary>
internal static class SdkCommand
{
    /// <summary>Runs the command to completion.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="settings">Additional environment variables.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="isQuiet">Whether its output goes to standard error.</param>
    /// <param name="stop">Kills it early.</param>
    /// <exception cref="StrengthError">The command failed.</exception>
    /// <exception cref="ProcessError">The command does not start.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Run(
        string folder,
        IReadOnlyDictionary<string, string?> settings,
        IReadOnlyList<string> arguments,
        bool isQuiet,
        CancellationToken stop)
    {
        var command = Cli.Wrap("dotnet")
            .WithArguments(arguments).WithWorkingDirectory(folder).WithEnvironmentVariables(settings);
        if (Foreground.Run(command, isQuiet, stop) is not 0 and var code)
            throw new StrengthError($"dotnet {arguments[0]} ended with exit code {code}");
    }
}

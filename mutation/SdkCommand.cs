using CliWrap;
using Processes;

namespace Mutation;

/// <summary>A command of the .NET SDK that takes minutes and prints its progress to this process's output.</summary>
internal static class SdkCommand
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="settings">Variables beside this process's own.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <exception cref="StrengthError">It did not succeed.</exception>
    /// <exception cref="ProcessError">It cannot be started.</exception>
    public static void Run(
        string folder, IReadOnlyDictionary<string, string?> settings, IReadOnlyList<string> arguments)
    {
        var command = Cli.Wrap("dotnet")
            .WithArguments(arguments).WithWorkingDirectory(folder).WithEnvironmentVariables(settings);
        if (Foreground.Run(command) is not 0 and var code)
            throw new StrengthError($"dotnet {arguments[0]} ended with exit code {code}");
    }
}

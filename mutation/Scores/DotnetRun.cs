using System.Diagnostics;

namespace Mutation.Scores;

/// <summary>A command of the SDK that takes its time: what it prints goes to this process's output.</summary>
/// <param name="folder">Where it runs.</param>
/// <param name="settings">What is changed in the environment.</param>
internal sealed class DotnetRun(string folder, IReadOnlyDictionary<string, string> settings)
{
    /// <summary>Runs it to its end.</summary>
    /// <exception cref="StrengthError">It did not start, or did not succeed.</exception>
    public void Start(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)
            ?? throw new StrengthError($"dotnet {arguments[0]} could not be started");
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new StrengthError($"dotnet {arguments[0]} ended with exit code {process.ExitCode}");
    }
}

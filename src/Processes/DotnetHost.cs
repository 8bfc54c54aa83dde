using System.Runtime.InteropServices;
using CliWrap;

namespace Processes;

/// <summary>
/// The <c>dotnet</c> program of the runtime that runs this process: what this SDK built, it can run.
/// </summary>
public static class DotnetHost
{
    /// <summary>
    /// Its path; the plain name, to be found in <c>PATH</c>, where the runtime belongs to no installation.
    /// </summary>
    public static string FilePath { get; } = Find();

    /// <summary>The program with arguments.</summary>
    public static Command With(params IEnumerable<string> arguments) => Cli.Wrap(FilePath).WithArguments(arguments);

    private static string Find()
    {
        // ROOT/shared/Microsoft.NETCore.App/10.0.0/
        var root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        var host = Path.GetFullPath(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(host) ? host : "dotnet";
    }
}

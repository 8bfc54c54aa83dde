using System.Runtime.InteropServices;
using CliWrap;

namespace Processes;

/// <summary>
/// The <c>dotnet</c> executable of the runtime this process runs on, which can run whatever its SDK built.
/// </summary>
public static class DotnetHost
{
    /// <summary>
    /// Its path, or the bare name, resolved through <c>PATH</c>, if the runtime is not part of an installation.
    /// </summary>
    public static string FilePath { get; } = Find();

    /// <summary>The command with arguments.</summary>
    public static Command With(params IEnumerable<string> arguments) => Cli.Wrap(FilePath).WithArguments(arguments);

    private static string Find()
    {
        // ROOT/shared/Microsoft.NETCore.App/10.0.0/
        var root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        var host = Path.GetFullPath(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(host) ? host : "dotnet";
    }
}

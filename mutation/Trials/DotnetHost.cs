using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mutation.Trials;

/// <summary>The dotnet program that runs this process's runtime: what it built, it can run.</summary>
internal static class DotnetHost
{
    /// <summary>Starts it with these arguments.</summary>
    public static ProcessStartInfo With(params IEnumerable<string> arguments) => new(Find(), arguments);

    private static string Find()
    {
        // ROOT/shared/Microsoft.NETCore.App/10.0.0/
        var root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        var host = Path.GetFullPath(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(host) ? host : "dotnet";
    }
}

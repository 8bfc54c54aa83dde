using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Fuzz;

/// <summary>How the tool starts itself, or a copy of itself.</summary>
internal static class ToolProcess
{
    /// <summary>The tool's assembly.</summary>
    public const string Tool = "verify.dll";

    // A process that takes all memory must be a finding, and not the end of the machine.
    private const string HeapLimit = "0x40000000";

    // Scenarios make much garbage that is gone at once: a large nursery is collected seldom.
    private const string Nursery = "0x4000000";

    /// <summary>A verb of the tool in a folder; its three streams are the caller's.</summary>
    public static ProcessStartInfo Start(string folder, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(Host(), [Path.Combine(folder, Tool), .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_GCgen0size"] = Nursery;
        return start;
    }

    // The runtime that runs this process: ROOT/shared/Microsoft.NETCore.App/10.0.0/
    private static string Host()
    {
        var root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        var host = Path.GetFullPath(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(host) ? host : "dotnet";
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Fuzz.Campaigning;

/// <summary>How the tool starts itself, or a copy of itself.</summary>
internal static class ToolProcess
{
    /// <summary>The tool's assembly.</summary>
    public const string Tool = "verify.dll";

    /// <summary>The exit code of a process that cannot do its work: no input is to blame.</summary>
    public const int Refused = 2;

    // A process that takes all memory must be a finding, and not the end of the machine.
    private const string HeapLimit = "0x40000000";

    // Scenarios make much garbage that is gone at once: a large nursery is collected seldom.
    private const string Nursery = "0x4000000";

    /// <summary>The variables that the tool's own processes run under.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(
        StringComparer.Ordinal)
    {
        ["DOTNET_GCHeapHardLimit"] = HeapLimit,
        ["DOTNET_GCgen0size"] = Nursery,

        // The tool does without, for runs of seconds; a worker lives long enough for profiles to pay.
        ["DOTNET_TieredPGO"] = "1",

        // Code is compiled for speed once it has run often, not once no new code ran for a while: seeds run new code
        // for seconds.
        ["DOTNET_TC_CallCountingDelayMs"] = "0",
    };

    /// <summary>
    /// The program that runs this process: ROOT/shared/Microsoft.NETCore.App/10.0.0/ has its runtime.
    /// </summary>
    public static string Host { get; } = FindHost();

    /// <summary>A verb of the tool in a folder; its three streams are the caller's.</summary>
    public static ProcessStartInfo Start(string folder, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(Host, [Path.Combine(folder, Tool), .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Starts a process.</summary>
    /// <exception cref="CampaignError">The system starts none.</exception>
    public static Process Run(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new CampaignError($"verify: cannot start {start.FileName}: {error.Message}; end other processes, "
                + "or give a smaller --jobs, and run again on this folder: what was found is kept");
        }
    }

    private static string FindHost()
    {
        var root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        var host = Path.GetFullPath(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(host) ? host : "dotnet";
    }
}

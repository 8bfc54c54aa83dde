using System.Diagnostics;
using System.Runtime.InteropServices;
using SharpFuzz;

namespace Fuzz;

/// <summary>
/// A copy of the running tool whose model, production code and judge count what runs. The tool itself stays plain.
/// </summary>
/// <param name="path">The folder of the copy.</param>
internal sealed class InstrumentedTool(string path)
{
    private const string Tool = "verify.dll";

    // A worker that takes all memory must be a finding, and not the end of the machine.
    private const string HeapLimit = "0x40000000";

    // Scenarios make much garbage that is gone at once: a large nursery is collected seldom.
    private const string Nursery = "0x4000000";

    private static readonly string[] Instrumented = ["MemoryModel.dll", "Reference.dll", "Lockstep.dll", "Canary.dll"];

    /// <summary>Makes the copy; one that is there is made anew.</summary>
    /// <exception cref="CampaignError">The running tool cannot be copied or instrumented.</exception>
    public static InstrumentedTool Make(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(IsNeeded))
            File.Copy(file, Path.Combine(path, Path.GetFileName(file)));
        if (!File.Exists(Path.Combine(path, Tool)))
            throw new CampaignError($"verify: found no {Tool} in {AppContext.BaseDirectory}, expected the tool's own folder");
        foreach (var name in Instrumented)
            Instrument(Path.Combine(path, name));
        return new InstrumentedTool(path);
    }

    /// <summary>How the copy's worker is started.</summary>
    public ProcessStartInfo Start(WorkerOrder order)
    {
        var start = new ProcessStartInfo(Host(), [Path.Combine(path, Tool), WorkerOrder.Verb, .. order.Words])
        {
            WorkingDirectory = path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_GCgen0size"] = Nursery;
        return start;
    }

    private static void Instrument(string assembly)
    {
        try
        {
            Fuzzer.Instrument(assembly, static _ => true, Options.Value);
        }
        catch (InstrumentationException error)
        {
            throw new CampaignError($"verify: {Path.GetFileName(assembly)} cannot be instrumented: {error.Message}");
        }
    }

    // The runtime that runs this process: ROOT/shared/Microsoft.NETCore.App/10.0.0/
    private static string Host()
    {
        var root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        var host = Path.GetFullPath(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(host) ? host : "dotnet";
    }

    private static bool IsNeeded(string file) => Path.GetExtension(file) is ".dll" or ".json";
}

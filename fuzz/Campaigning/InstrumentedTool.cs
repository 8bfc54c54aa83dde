using System.Diagnostics;
using Fuzz.Coverage;
using Fuzz.Engines;
using Fuzz.Targets;
using Fuzz.Working;
using SharpFuzz;

namespace Fuzz.Campaigning;

/// <summary>
/// A copy of the running tool whose model, production code and judge count what runs. The tool itself stays plain.
/// </summary>
/// <param name="path">The folder of the copy.</param>
internal sealed class InstrumentedTool(string path)
{
    // SharpFuzz numbers the places in one list of the process, which is not made for several threads.
    private static readonly Lock Numbering = new();

    private static readonly string[] Instrumented = ["MemoryModel.dll", "Reference.dll", "Lockstep.dll", "Canary.dll"];

    /// <summary>Makes the copy; one that is there is made anew.</summary>
    /// <exception cref="CampaignError">The running tool cannot be copied or instrumented.</exception>
    public static InstrumentedTool Make(string path)
    {
        ToolInUse.WaitForEnd(path);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(IsNeeded))
            File.Copy(file, Path.Combine(path, Path.GetFileName(file)));
        if (!File.Exists(Path.Combine(path, ToolProcess.Tool)))
        {
            throw new CampaignError(
                $"verify: found no {ToolProcess.Tool} in {AppContext.BaseDirectory}, expected the tool's own folder");
        }

        lock (Numbering)
        {
            foreach (var name in Instrumented)
                Instrument(Path.Combine(path, name));
        }

        ToolInUse.Mark(path);
        return new InstrumentedTool(path);
    }

    /// <summary>How the copy's worker is started.</summary>
    public ProcessStartInfo Start(WorkerOrder order) => Start([WorkerOrder.Verb, .. order.Words]);

    /// <summary>How a verb of the copy is started.</summary>
    public ProcessStartInfo Start(IEnumerable<string> words) => ToolProcess.Start(path, words);

    /// <summary>The program and arguments that serve another engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="target">The target.</param>
    /// <param name="log">The file that takes what is thrown.</param>
    public IReadOnlyList<string> TargetWords(EngineKind engine, ITarget target, string log) =>
    [
        ToolProcess.Host,
        Path.Combine(path, ToolProcess.Tool),
        EngineTarget.Verb,
        EngineNames.NameOf(engine),
        target.Name,
        log,
    ];

    private static void Instrument(string assembly)
    {
        try
        {
            Fuzzer.Instrument(assembly, Uncounted.IsCounted, Options.Value);
        }
        catch (InstrumentationException error)
        {
            throw new CampaignError($"verify: {Path.GetFileName(assembly)} cannot be instrumented: {error.Message}");
        }
    }

    private static bool IsNeeded(string file) => Path.GetExtension(file) is ".dll" or ".json";
}

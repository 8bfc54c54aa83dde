using Processes;
using SharpFuzz;
using CliCommand = CliWrap.Command;

namespace Fuzz.Instrumentation;

/// <summary>
/// A copy of the running tool whose model, production code and judge count what runs. The tool itself stays plain.
/// </summary>
internal sealed class InstrumentedTool(string path)
{
    /// <summary>
    /// What one input may take on the copy. A scenario takes milliseconds; the clock counts for an input that waits,
    /// and for a worker that does not come to its first one.
    /// </summary>
    public static readonly RunLimits Limits = new(Busy: TimeSpan.FromSeconds(5), Idle: TimeSpan.FromSeconds(60));

    // SharpFuzz numbers the places in one list of the process, which is not made for several threads.
    private static readonly Lock Numbering = new();

    private static readonly string[] Instrumented = ["MemoryModel.dll", "Reference.dll", "Lockstep.dll", "Canary.dll"];

    /// <summary>Makes the copy; replaces one that is there.</summary>
    /// <exception cref="CampaignError">The running tool cannot be copied or instrumented.</exception>
    public static InstrumentedTool Make(string path)
    {
        ToolInUse.WaitForEnd(path);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(IsNeeded))
            File.Copy(file, Path.Combine(path, Path.GetFileName(file)));
        if (!File.Exists(Path.Combine(path, ToolCommand.Tool)))
        {
            throw new CampaignError(
                $"verify: found no {ToolCommand.Tool} in {AppContext.BaseDirectory}, expected the tool's own folder");
        }

        lock (Numbering)
        {
            foreach (var name in Instrumented)
                Instrument(Path.Combine(path, name));
        }

        ToolInUse.Mark(path);
        return new InstrumentedTool(path);
    }

    /// <summary>A verb of the copy.</summary>
    public CliCommand Command(params IEnumerable<string> words) => ToolCommand.In(path, words);

    /// <summary>A verb of the copy as a program and its arguments, for those who start it themselves.</summary>
    public IReadOnlyList<string> Words(params IEnumerable<string> words) =>
        [DotnetHost.FilePath, Path.Combine(path, ToolCommand.Tool), .. words];

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

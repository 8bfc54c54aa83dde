using Processes;
using SharpFuzz;
using CliCommand = CliWrap.Command;

namespace Fuzz.Instrumentation;

/// <summary>
/// A copy of the running tool with instrumented model, production code and judge. The tool itself stays plain.
/// </summary>
internal sealed class InstrumentedTool(string path)
{
    /// <summary>
    /// The limits of one input on the copy. A scenario takes milliseconds; the clock limits an input that waits, and a
    /// worker that does not reach its first one.
    /// </summary>
    public static readonly RunLimits Limits = new(Busy: TimeSpan.FromSeconds(5), Idle: TimeSpan.FromSeconds(60));

    // SharpFuzz numbers code locations in a list that is not thread-safe.
    private static readonly Lock Numbering = new();

    private static readonly string[] Instrumented = ["MemoryModel.dll", "Reference.dll", "Lockstep.dll", "Canary.dll"];

    /// <summary>Creates the copy, or replaces an existing one.</summary>
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
                $"verify: no {ToolCommand.Tool} in {AppContext.BaseDirectory}; expected the tool's own folder");
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

    /// <summary>A verb of the copy as a program and its arguments.</summary>
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

using Processes;
using Command = CliWrap.Command;

namespace Fuzz.Instrumentation;

/// <summary>How the tool starts itself, or a copy of itself.</summary>
internal static class ToolCommand
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
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>(
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

    /// <summary>A verb of the tool in a folder.</summary>
    public static Command In(string folder, params IEnumerable<string> words) =>
        DotnetHost.With([Path.Combine(folder, Tool), .. words]).WithEnvironmentVariables(Environment);

    /// <summary>A verb of the tool that runs.</summary>
    public static Command Own(params IEnumerable<string> words) => In(AppContext.BaseDirectory, words);
}

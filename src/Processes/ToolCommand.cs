using CliWrap;

namespace Processes;

/// <summary>Commands that start the tool, or a copy of it, as a child process.</summary>
public static class ToolCommand
{
    /// <summary>The tool's assembly.</summary>
    public const string Tool = "verify.dll";

    /// <summary>The exit code of a process with an error of its own: no input is to blame.</summary>
    public const int Refused = 2;

    private const string HeapVariable = "DOTNET_GCHeapHardLimit";

    // An input that exhausts memory must be a finding, and must not bring down the machine.
    private const string HeapLimit = "0x40000000";

    // Scenarios allocate many short-lived objects: a large nursery is collected rarely.
    private const string Nursery = "0x4000000";

    /// <summary>The environment variables of child processes that run for minutes.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>(
        StringComparer.Ordinal)
    {
        [HeapVariable] = HeapLimit,
        ["DOTNET_GCgen0size"] = Nursery,

        // Off for the tool, which runs for seconds; a worker lives long enough for profiles to pay.
        ["DOTNET_TieredPGO"] = "1",

        // Hot code is optimised at once, without waiting for new code to stop: seeds run new code for seconds.
        ["DOTNET_TC_CallCountingDelayMs"] = "0",
    };

    /// <summary>A verb of the tool in a folder, in a process that runs for minutes.</summary>
    public static Command In(string folder, params IEnumerable<string> words) =>
        Plain(folder, words).WithEnvironmentVariables(Environment);

    /// <summary>A verb of the running tool, in a process that runs for seconds.</summary>
    public static Command Brief(params IEnumerable<string> words) =>
        Plain(AppContext.BaseDirectory, words).WithEnvironmentVariables(
            new Dictionary<string, string?>(StringComparer.Ordinal) { [HeapVariable] = HeapLimit });

    private static Command Plain(string folder, IEnumerable<string> words) =>
        DotnetHost.With([Path.Combine(folder, Tool), .. words]);
}

using Fuzz.Engines;
using Fuzz.Instrumentation;
using Fuzz.Targets;
using Processes;

namespace Properties.Fuzz;

/// <summary>Scripts that stand in for the programs of an engine, and end at once without a failing input.</summary>
internal sealed class DyingFuzzer : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StartsFile => _folder.PathOf("starts");

    /// <summary>How often they were started.</summary>
    public int Starts => File.Exists(StartsFile) ? File.ReadAllLines(StartsFile).Length : 0;

    /// <summary>A worker's place in a campaign beside the scripts.</summary>
    public WorkerPlace Place => new(
        new CampaignOrder(_folder.PathOf("campaign"), 7),
        new LayoutTarget(),
        new InstrumentedTool(_folder.PathOf("tool")),
        1,
        TimeSpan.FromMinutes(5),
        []);

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes a fuzzer.</summary>
    /// <param name="name">The name of its program.</param>
    /// <param name="lastWords">What it prints.</param>
    /// <param name="end">The command by which it ends.</param>
    /// <returns>Its path.</returns>
    public string Write(string name, string lastWords, string end = "exit 1") =>
        Executable(name, $"echo start >>'{StartsFile}'\necho \"{lastWords}\"\n{end}\n");

    /// <summary>Writes a compiler whose programs are copies of a fuzzer.</summary>
    public void WriteCompilerOf(string fuzzer) =>
        Executable("clang", $"for last; do :; done\ncp '{fuzzer}' \"$last\"\n");

    /// <summary>Runs a campaign that finds the scripts first.</summary>
    public ProcessEnd RunCampaign(string engine) => ChildProcess.Run(
        DotnetHost.With(
            [
                Path.Combine(AppContext.BaseDirectory, ToolCommand.Tool),
                .. CampaignRun.Words(_folder.PathOf("campaign"), "layout", "--engine", engine, "--for", "5m"),
            ])
            .WithEnvironmentVariables(new Dictionary<string, string?>
            {
                ["PATH"] = $"{_folder.Root}{Path.PathSeparator}{EngineProcess.SearchPath}",
            }),
        TimeSpan.FromMinutes(4),
        TestContext.Current.CancellationToken);

    private string Executable(string name, string commands)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Neither AFL++ nor this use of libFuzzer runs on Windows.");
        var script = _folder.Write(name, $"#!/bin/sh\n{commands}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return script;
    }
}

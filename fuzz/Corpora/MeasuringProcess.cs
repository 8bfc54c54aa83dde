using System.Diagnostics;
using Fuzz.Campaigning;
using Fuzz.Coverage;
using Reference;

namespace Fuzz.Corpora;

/// <summary>A process that says what inputs reach; where an input ends it, the next input has a new one.</summary>
/// <param name="tool">The instrumented copy of the tool.</param>
/// <param name="target">The target's name.</param>
internal sealed class MeasuringProcess(InstrumentedTool tool, string target) : IDisposable
{
    private Process? _process;

    /// <summary>What an input reaches, or why it fails.</summary>
    /// <exception cref="CampaignError">The process does not start.</exception>
    public (Footprint? Footprint, string? Failure) Measure(byte[] input)
    {
        _process ??= Start();
        if (Ask(_process, CorpusMeasurer.Question(input)) is { } answer)
            return CorpusMeasurer.Read(answer);
        Dispose();
        return (null, "it ends its process, or does not come to its end");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    private static string? Ask(Process process, string question)
    {
        try
        {
            process.StandardInput.WriteLine(question);
            process.StandardInput.Flush();
            return process.StandardOutput.ReadLine();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private Process Start()
    {
        var process = Process.Start(tool.Start([CorpusMeasurer.Verb, target]))!;
        var error = process.StandardError.ReadToEndAsync();
        if (process.StandardOutput.ReadLine() == CorpusMeasurer.Ready)
            return process;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        throw new CampaignError($"verify: the process that measures inputs did not start: {error.Result.Trim()}");
    }
}

using System.Diagnostics;
using System.Globalization;
using Reference;

namespace Fuzz.Campaigning;

/// <summary>A process of the plain tool that explains one failing input.</summary>
internal sealed class ExplainingProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    /// <summary>Starts it.</summary>
    /// <param name="words">The verb and what it takes.</param>
    /// <exception cref="CampaignError">No process can be started.</exception>
    public ExplainingProcess(IEnumerable<string> words)
    {
        _process = ToolProcess.Run(ToolProcess.Start(AppContext.BaseDirectory, words));
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it answered.</summary>
    public string Answer => _output.Result.Trim();

    /// <summary>What it said before it died.</summary>
    public string LastWords => _error.Result.Trim() is { Length: > 0 } words
        ? words
        : $"exit code {_process.ExitCode.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Waits for its end.</summary>
    /// <param name="limit">The longest that it may take.</param>
    /// <param name="end">Ends it before its time.</param>
    /// <returns>Its exit code; null where it took too long and was ended.</returns>
    /// <exception cref="OperationCanceledException">It was ended before its time.</exception>
    public int? Wait(TimeSpan limit, CancellationToken end)
    {
        var isOver = _process.WaitForExitAsync(CancellationToken.None).Wait((int)limit.TotalMilliseconds, end);
        return isOver ? _process.ExitCode : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}

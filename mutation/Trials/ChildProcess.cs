using System.ComponentModel;
using System.Diagnostics;
using Reference;

namespace Mutation.Trials;

/// <summary>How a child process ended.</summary>
/// <param name="Code">Its exit code; null where its time was up and it was killed.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ChildProcess(int? Code, string Output, string Error)
{
    /// <summary>The first line that it said, errors first: a message has room for one.</summary>
    public string FirstLine =>
        $"{Error}\n{Output}".Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault("it said nothing");

    /// <summary>Runs a program to its end; what it started ends with it when its time is up.</summary>
    /// <param name="start">The program; its output is taken.</param>
    /// <param name="limit">The longest that it may take.</param>
    /// <param name="stop">Asks for an early end.</param>
    /// <exception cref="DefectError">The program cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ChildProcess Run(ProcessStartInfo start, TimeSpan limit, CancellationToken stop)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var child = Begin(start);
        var output = child.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = child.StandardError.ReadToEndAsync(CancellationToken.None);
        var isOver = WaitFor(child, limit, stop);
        if (!isOver)
            Kill(child);
        stop.ThrowIfCancellationRequested();
        return new ChildProcess(isOver ? child.ExitCode : null, output.Result, error.Result);
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new DefectError($"verify: '{start.FileName}' does not start: {error.Message}");
        }
    }

    private static bool WaitFor(Process child, TimeSpan limit, CancellationToken stop)
    {
        var exit = child.WaitForExitAsync(CancellationToken.None);
        try
        {
            return exit.Wait((int)limit.TotalMilliseconds, stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Kill(Process child)
    {
        child.Kill(entireProcessTree: true);
        child.WaitForExit();
    }
}

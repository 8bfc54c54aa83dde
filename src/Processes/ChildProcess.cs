using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CliWrap;

namespace Processes;

/// <summary>
/// A running child process. Its standard input stays open for as long as this process runs, so a child that uses
/// <see cref="ParentWatch"/> never outlives it, however this process ends.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _kill = new();
    private readonly TaskCompletionSource<Stream> _input = new();
    private readonly TaskCompletionSource _inputClosed = new();
    private readonly BlockingCollection<string> _lines = [];
    private readonly StringBuilder _error = new();
    private readonly Task<CommandResult> _end;
    private Process? _process;
    private bool _isDisposed;
    private TimeSpan _processorTime;

    private ChildProcess(Command command) => _end = command
        .WithValidation(CommandResultValidation.None)
        .WithStandardInputPipe(PipeSource.Create(HoldInput))
        .WithStandardOutputPipe(PipeTarget.Create(ReadLines))
        .WithStandardErrorPipe(PipeTarget.ToStringBuilder(_error))
        .ExecuteAsync(null, process => _process = process, _kill.Token, CancellationToken.None);

    /// <summary>Whether it has ended and its output is complete.</summary>
    public bool HasEnded => _end.IsCompleted;

    /// <summary>The CPU time it has used; the last known value once it has ended.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                _process!.Refresh();
                _processorTime = _process.TotalProcessorTime;
            }
            catch (Exception error) when (error is InvalidOperationException or Win32Exception)
            {
                // It ended in the meantime.
            }

            return _processorTime;
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program; this class redirects its streams.</param>
    /// <exception cref="ProcessError">It cannot be started.</exception>
    public static ChildProcess Start(Command command) => ProcessError.Guard(command, () => new ChildProcess(command));

    /// <summary>Runs a program to completion and captures its output.</summary>
    /// <param name="command">The program.</param>
    /// <param name="limit">The time after which it is killed, with its descendants.</param>
    /// <param name="stop">Kills it early.</param>
    /// <exception cref="ProcessError">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ProcessEnd Run(Command command, TimeSpan limit, CancellationToken stop)
    {
        using var child = Start(command);
        child.Wait(limit, stop);
        return child.Kill();
    }

    /// <summary>Runs a program to completion, or until it hangs, and captures its output.</summary>
    /// <param name="command">The program.</param>
    /// <param name="limits">The limits past which it is killed, with its descendants.</param>
    /// <param name="stop">Kills it early.</param>
    /// <inheritdoc cref="Run(Command, TimeSpan, CancellationToken)"/>
    public static ProcessEnd Run(Command command, RunLimits limits, CancellationToken stop)
    {
        using var child = Start(command);
        var detector = new HangDetector(limits);
        var clock = Stopwatch.StartNew();
        while (!detector.HasHung(1, child.ProcessorTime, clock.Elapsed) && !child.Wait(PollInterval, stop))
        {
            // Neither hung nor ended.
        }

        return child.Kill();
    }

    /// <summary>Waits for it to end.</summary>
    /// <param name="limit">The maximum time to wait.</param>
    /// <param name="stop">Cancels the wait.</param>
    /// <returns>Whether it has ended.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public bool Wait(TimeSpan limit, CancellationToken stop) =>
        Task.WaitAny([_end], (int)limit.TotalMilliseconds, stop) == 0;

    /// <summary>Reads the next line of its standard output; null at the end.</summary>
    public string? ReadLine() => _lines.TryTake(out var line, Timeout.Infinite) ? line : null;

    /// <summary>Waits for the next line of its standard output; null at the end.</summary>
    /// <param name="limit">The maximum time to wait.</param>
    /// <param name="stop">Cancels the wait.</param>
    /// <param name="line">The line; null if there will be none.</param>
    /// <returns>Whether the time sufficed for a line, or the end.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public bool TryReadLine(TimeSpan limit, CancellationToken stop, out string? line) =>
        _lines.TryTake(out line, (int)limit.TotalMilliseconds, stop) || _lines.IsCompleted;

    /// <summary>Writes a line to its standard input and reads the next line of its output.</summary>
    /// <returns>The line, or null if the process has ended.</returns>
    public string? Ask(string line) => TryWriteLine(line) ? ReadLine() : null;

    /// <summary>Writes a line to its standard input.</summary>
    /// <returns>Whether the process was there to read it.</returns>
    public bool TryWriteLine(string line)
    {
        try
        {
            var input = _input.Task.GetAwaiter().GetResult();
            input.Write(Encoding.UTF8.GetBytes($"{line}\n"));
            input.Flush();
            return true;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Closes its standard input.</summary>
    public void CloseInput() => _inputClosed.TrySetResult();

    /// <summary>Kills it and its descendants unless it has ended.</summary>
    /// <returns>How it ended. The output excludes lines already returned by <see cref="ReadLine"/>.</returns>
    public ProcessEnd Kill()
    {
        if (!HasEnded)
            _kill.Cancel();
        int? code = null;
        try
        {
            code = _end.GetAwaiter().GetResult().ExitCode;
        }
        catch (Exception error) when (error is OperationCanceledException or TimeoutException)
        {
            // Killed. A timeout means that the system has not reaped the process yet.
        }

        return new ProcessEnd(code, string.Join('\n', _lines), $"{_error}");
    }

    /// <summary>Kills it unless it has ended.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Kill();
        _kill.Dispose();
        _lines.Dispose();
    }

    private Task HoldInput(Stream input, CancellationToken end)
    {
        _input.SetResult(input);
        return _inputClosed.Task.WaitAsync(end);
    }

    private async Task ReadLines(Stream output, CancellationToken end)
    {
        try
        {
            using var reader = new StreamReader(output);
            while (await reader.ReadLineAsync(end) is { } line)
                _lines.Add(line, CancellationToken.None);
        }
        finally
        {
            _lines.CompleteAdding();
        }
    }
}

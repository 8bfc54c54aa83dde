using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Fuzz.Embedded;
using Fuzz.Working;
using Reference;

namespace Fuzz.Campaigning;

/// <summary>How a worker is.</summary>
internal enum WorkerState
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>Its time was up.</summary>
    Ended,

    /// <summary>An input ended the process.</summary>
    Died,

    /// <summary>An input does not come to its end.</summary>
    Hangs,
}

/// <summary>A worker process under watch.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // A scenario takes milliseconds. A processor's time counts, because a busy machine makes anything wait; the clock
    // counts only for an input that waits for itself, and for a worker that does not come to its first one.
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    // A process that a signal ends has this and the signal's number as its exit code.
    private const int FirstSignal = 128;

    private readonly Process _process;
    private readonly Notes _notes;
    private readonly Task<string> _error;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private TimeSpan _spent;
    private long _runs;
    private bool _isDisposed;

    /// <summary>Starts a worker.</summary>
    /// <param name="tool">The instrumented copy of the tool.</param>
    /// <param name="order">What it shall do.</param>
    public WorkerProcess(InstrumentedTool tool, WorkerOrder order)
    {
        Store = new WorkerStore(order.Folder);
        Store.Make();
        _notes = Notes.Create(order.Folder);
        _process = ToolProcess.Run(tool.Start(order));
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Its folder.</summary>
    public WorkerStore Store { get; }

    /// <summary>Its counts, at most a second old.</summary>
    public Counts Counts => _notes.Counts;

    /// <summary>The input that runs now, or ran last.</summary>
    public byte[] Input => _notes.Input;

    /// <summary>Whether it has begun an input at all.</summary>
    public bool HasBegun => _notes.Runs > 0;

    /// <summary>Whether it could not do its work, and said why: no input is to blame.</summary>
    public bool HasRefused => _process.ExitCode == ToolProcess.Refused;

    /// <summary>The signal that ended it; 0 where none did.</summary>
    public int Signal => Math.Max(0, _process.ExitCode - FirstSignal);

    /// <summary>What it said last before it died.</summary>
    public string LastWords => _error.Result
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .FirstOrDefault($"exit code {_process.ExitCode.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Looks at it.</summary>
    public WorkerState Look()
    {
        if (_process.HasExited)
            return _process.ExitCode == 0 ? WorkerState.Ended : WorkerState.Died;
        if (_notes.Runs != _runs)
        {
            Restart();
            return WorkerState.Running;
        }

        var isBusy = HasBegun && Spent() - _spent > Busy;
        return isBusy || _since.Elapsed > Idle ? WorkerState.Hangs : WorkerState.Running;
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Kill();
        _process.Dispose();
        _notes.Dispose();
    }

    private void Restart()
    {
        _runs = _notes.Runs;
        _spent = Spent();
        _since.Restart();
    }

    private TimeSpan Spent()
    {
        try
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It ended between two looks.
            return _spent;
        }
    }
}

using System.Diagnostics;
using Fuzz.Instrumentation;
using Processes;

namespace Fuzz.Engines.Embedded;

/// <summary>The state of a worker.</summary>
internal enum WorkerState
{
    /// <summary>It is running.</summary>
    Running,

    /// <summary>Its time was up.</summary>
    Ended,

    /// <summary>An input killed the process.</summary>
    Died,

    /// <summary>An input hangs.</summary>
    Hangs,
}

/// <summary>A worker process under watch.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // The exit code of a process killed by a signal is this plus the signal's number.
    private const int FirstSignal = 128;

    private readonly ChildProcess _process;
    private readonly Notes _notes;
    private readonly HangDetector _hang = new(InstrumentedTool.Limits);
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public WorkerProcess(InstrumentedTool tool, WorkerOrder order)
    {
        Folder = WorkerFolder.Create(order.Folder);
        _notes = Notes.Create(order.Folder);
        _process = ChildProcess.Start(tool.Command(WorkerOrder.Verb, order.ToWord()));
    }

    public WorkerFolder Folder { get; }

    /// <summary>Its counts, at most a second old.</summary>
    public WorkerCounts Counts => _notes.Counts;

    /// <summary>The current input, or the last one.</summary>
    public byte[] Input => _notes.LastInput;

    /// <summary>The number of inputs it has begun.</summary>
    public long Runs => _notes.Runs;

    /// <summary>Whether it reported an error of its own: no input is to blame.</summary>
    public bool HasRefused => ExitCode == ToolCommand.Refused;

    /// <summary>The signal that killed it; 0 if none did.</summary>
    public int Signal => Math.Max(0, ExitCode - FirstSignal);

    /// <summary>What it printed before it died.</summary>
    public string LastWords => _process.Kill().FirstLine;

    private int ExitCode => _process.Kill().Code ?? 0;

    /// <summary>Checks its state.</summary>
    public WorkerState Look()
    {
        if (_process.HasEnded)
            return ExitCode == 0 ? WorkerState.Ended : WorkerState.Died;
        return _hang.HasHung(_notes.Runs, _process.ProcessorTime, _clock.Elapsed)
            ? WorkerState.Hangs
            : WorkerState.Running;
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Dispose();
        _notes.Dispose();
    }
}

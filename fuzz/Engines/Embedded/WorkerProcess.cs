using System.Diagnostics;
using Fuzz.Instrumentation;
using Processes;

namespace Fuzz.Engines.Embedded;

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
    // A process that a signal ends has this and the signal's number as its exit code.
    private const int FirstSignal = 128;

    private readonly ChildProcess _process;
    private readonly Notes _notes;
    private readonly HangDetector _hang = new(InstrumentedTool.Limits);
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Starts a worker.</summary>
    public WorkerProcess(InstrumentedTool tool, WorkerOrder order)
    {
        Folder = WorkerFolder.Create(order.Folder);
        _notes = Notes.Create(order.Folder);
        _process = ChildProcess.Start(tool.Command(WorkerOrder.Verb, order.ToWord()));
    }

    /// <summary>Its folder.</summary>
    public WorkerFolder Folder { get; }

    /// <summary>Its counts, at most a second old.</summary>
    public WorkerCounts Counts => _notes.Counts;

    /// <summary>The input that runs now, or ran last.</summary>
    public byte[] Input => _notes.LastInput;

    /// <summary>Whether it has begun an input at all.</summary>
    public bool HasBegun => _notes.Runs > 0;

    /// <summary>Whether it could not do its work, and reported why: no input is to blame.</summary>
    public bool HasRefused => ExitCode == ToolCommand.Refused;

    /// <summary>The signal that ended it; 0 where none did.</summary>
    public int Signal => Math.Max(0, ExitCode - FirstSignal);

    /// <summary>What it printed before it died.</summary>
    public string LastWords => _process.Kill().FirstLine;

    private int ExitCode => _process.Kill().Code ?? 0;

    /// <summary>Looks at it.</summary>
    public WorkerState Look()
    {
        if (_process.HasEnded)
            return ExitCode == 0 ? WorkerState.Ended : WorkerState.Died;
        return _hang.HasHung(_notes.Runs, _process.ProcessorTime, _clock.Elapsed)
            ? WorkerState.Hangs
            : WorkerState.Running;
    }

    /// <summary>Ends it at once.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Dispose();
        _notes.Dispose();
    }
}

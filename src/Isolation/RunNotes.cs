using System.IO.MemoryMappedFiles;

namespace Isolation;

/// <summary>
/// What each thread of a judge's process is running, in a file that its parent maps too: it outlives a process that a
/// subject kills, and costs no system call.
/// </summary>
internal sealed class RunNotes : IDisposable
{
    private const int SlotSize = 16;
    private const int StepAt = 8;
    private const int HungAt = 12;
    private const int Slots = 256;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private RunNotes(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite),
            mapName: null,
            Slots * SlotSize,
            MemoryMappedFileAccess.ReadWrite,
            HandleInheritability.None,
            leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Slots * SlotSize);
    }

    /// <summary>What runs now, or ran when the process died; only what hung, if anything did.</summary>
    public IReadOnlyList<RunNote> Running
    {
        get
        {
            RunNote[] running = [.. Enumerable.Range(0, Slots).Select(Read).Where(note => note.Number > 0)];
            return Array.Exists(running, note => note.Hung) ? [.. running.Where(note => note.Hung)] : running;
        }
    }

    /// <summary>Creates empty notes.</summary>
    public static RunNotes Create(string path)
    {
        File.WriteAllBytes(path, new byte[Slots * SlotSize]);
        return Open(path);
    }

    public static RunNotes Open(string path) => new(path);

    /// <summary>A run starts (or, with number 0, ends) on a thread.</summary>
    public void Begin(int thread, long number)
    {
        _view.Write(At(thread) + StepAt, 0L);
        _view.Write(At(thread), number);
    }

    /// <summary>A step of the run starts.</summary>
    public void Step(int thread, int step) => _view.Write(At(thread) + StepAt, step);

    /// <summary>The run does not end.</summary>
    public void Hangs(int thread) => _view.Write(At(thread) + HungAt, 1);

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private static int At(int thread) => thread % Slots * SlotSize;

    private RunNote Read(int thread) => new(
        _view.ReadInt64(At(thread)),
        _view.ReadInt32(At(thread) + StepAt),
        _view.ReadInt32(At(thread) + HungAt) != 0);
}

/// <summary>What a thread runs.</summary>
/// <param name="Number">The scenario's number, from 1.</param>
/// <param name="Step">Its current step, from 1; 0 if none has begun.</param>
/// <param name="Hung">Whether the watchdog found that it does not end.</param>
internal sealed record RunNote(long Number, int Step, bool Hung);

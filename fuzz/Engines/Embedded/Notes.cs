using System.IO.MemoryMappedFiles;

namespace Fuzz.Engines.Embedded;

/// <summary>
/// The notes of a worker for its parent, in a file that both map: the current input, and the counts. They cost no
/// system call and outlive the worker.
/// </summary>
internal sealed class Notes : IDisposable
{
    public const string File = ".cur_input";

    private const int RunsAt = 0;
    private const int LengthAt = 8;
    private const int CountsAt = 16;
    private const int InputAt = 128;
    private const int Size = InputAt + Input.MaxLength;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private Notes(MemoryMappedFile file)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, Size);
    }

    /// <summary>The number of executions begun.</summary>
    public long Runs => _view.ReadInt64(RunsAt);

    /// <summary>The current input, or the last one.</summary>
    public byte[] LastInput
    {
        get
        {
            var bytes = new byte[Math.Clamp(_view.ReadInt64(LengthAt), 0, Input.MaxLength)];
            _view.ReadArray(InputAt, bytes, 0, bytes.Length);
            return bytes;
        }
    }

    public WorkerCounts Counts
    {
        get
        {
            _view.Read<WorkerCounts>(CountsAt, out var counts);
            return counts;
        }
        set => _view.Write(CountsAt, ref value);
    }

    /// <summary>Creates empty notes in a worker's folder.</summary>
    public static Notes Create(string folder)
    {
        System.IO.File.WriteAllBytes(Path.Combine(folder, File), new byte[Size]);
        return Open(folder);
    }

    public static Notes Open(string folder) => new(MemoryMappedFile.CreateFromFile(
        new FileStream(Path.Combine(folder, File), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite),
        mapName: null,
        Size,
        MemoryMappedFileAccess.ReadWrite,
        HandleInheritability.None,
        leaveOpen: false));

    /// <summary>Notes that an input starts to run.</summary>
    public void Begin(ReadOnlySpan<byte> input)
    {
        _view.Write(LengthAt, (long)input.Length);
        _view.SafeMemoryMappedViewHandle.WriteSpan(InputAt, input);
        _view.Write(RunsAt, Runs + 1);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}

using System.IO.MemoryMappedFiles;

namespace Fuzz.Engines.Embedded;

/// <summary>
/// What a worker notes for its parent in a file that both map: the input that runs now, and its counts. It costs the
/// worker no system call and outlives it.
/// </summary>
internal sealed class Notes : IDisposable
{
    /// <summary>The file's name in a worker's folder.</summary>
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

    /// <summary>The number of executions begun; it grows for as long as the worker lives.</summary>
    public long Runs => _view.ReadInt64(RunsAt);

    /// <summary>The input that runs now, or ran last.</summary>
    public byte[] LastInput
    {
        get
        {
            var bytes = new byte[Math.Clamp(_view.ReadInt64(LengthAt), 0, Input.MaxLength)];
            _view.ReadArray(InputAt, bytes, 0, bytes.Length);
            return bytes;
        }
    }

    /// <summary>The counts.</summary>
    public WorkerCounts Counts
    {
        get
        {
            _view.Read<WorkerCounts>(CountsAt, out var counts);
            return counts;
        }
        set => _view.Write(CountsAt, ref value);
    }

    /// <summary>Empty notes in a worker's folder.</summary>
    public static Notes Create(string folder)
    {
        System.IO.File.WriteAllBytes(Path.Combine(folder, File), new byte[Size]);
        return Open(folder);
    }

    /// <summary>The notes in a worker's folder.</summary>
    public static Notes Open(string folder) => new(MemoryMappedFile.CreateFromFile(
        new FileStream(Path.Combine(folder, File), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite),
        mapName: null,
        Size,
        MemoryMappedFileAccess.ReadWrite,
        HandleInheritability.None,
        leaveOpen: false));

    /// <summary>Notes that an input runs now.</summary>
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

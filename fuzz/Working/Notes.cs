using System.IO.MemoryMappedFiles;
using Fuzz.Embedded;
using Fuzz.Mutating;
using Reference;

namespace Fuzz.Working;

/// <summary>
/// What a worker notes for its parent, in a file that is mapped into both: the input that runs now, and its counts.
/// What was noted stays when the worker dies, and costs it no system call.
/// </summary>
internal sealed class Notes : IDisposable
{
    /// <summary>The file's name in a worker's folder.</summary>
    public const string File = ".cur_input";

    private const int Header = 128;
    private const int Size = Header + Mutator.Longest;
    private const int RunsAt = 0;
    private const int LengthAt = 8;
    private const int ExecutionsAt = 16;
    private const int EdgesAt = 24;
    private const int InputsAt = 32;
    private const int NewestAt = 40;
    private const int FailuresAt = 48;
    private const int TimeAt = 56;
    private const int OutcomesAt = 64;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private Notes(MemoryMappedFile file)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, Size);
    }

    /// <summary>Counts the executions begun; it moves on for as long as the worker lives.</summary>
    public long Runs => _view.ReadInt64(RunsAt);

    /// <summary>The input that runs now, or ran last.</summary>
    public byte[] Input
    {
        get
        {
            var bytes = new byte[Math.Clamp(_view.ReadInt64(LengthAt), 0, Mutator.Longest)];
            _view.ReadArray(Header, bytes, 0, bytes.Length);
            return bytes;
        }
    }

    /// <summary>The counts.</summary>
    public Counts Counts
    {
        get => new(
            _view.ReadInt64(ExecutionsAt),
            _view.ReadInt64(EdgesAt),
            _view.ReadInt64(InputsAt),
            TimeSpan.FromTicks(_view.ReadInt64(NewestAt)),
            _view.ReadInt64(FailuresAt),
            TimeSpan.FromTicks(_view.ReadInt64(TimeAt)),
            _view.ReadInt64(OutcomesAt));
        set
        {
            _view.Write(ExecutionsAt, value.Executions);
            _view.Write(EdgesAt, value.Edges);
            _view.Write(InputsAt, value.Inputs);
            _view.Write(NewestAt, value.Newest.Ticks);
            _view.Write(FailuresAt, value.Failures);
            _view.Write(TimeAt, value.Time.Ticks);
            _view.Write(OutcomesAt, value.Outcomes);
        }
    }

    /// <summary>Empty notes in a worker's folder.</summary>
    public static Notes Create(string folder)
    {
        var path = Path.Combine(folder, File);
        System.IO.File.WriteAllBytes(path, new byte[Size]);
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
        _view.SafeMemoryMappedViewHandle.WriteSpan(Header, input);
        _view.Write(RunsAt, Runs + 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}

/// <summary>What a worker counts.</summary>
/// <param name="Executions">Inputs run.</param>
/// <param name="Edges">Edges reached.</param>
/// <param name="Inputs">Inputs in the queue.</param>
/// <param name="Newest">When something new was reached last, from the worker's start.</param>
/// <param name="Failures">Different failures.</param>
/// <param name="Time">How long it has run.</param>
/// <param name="Outcomes">Ways in which commands ended in the model.</param>
internal readonly record struct Counts(
    long Executions, long Edges, long Inputs, TimeSpan Newest, long Failures, TimeSpan Time, long Outcomes = 0);

using System.Security.Cryptography;
using Lockstep.Safety;

namespace Fuzz.Engines.LibFuzzer;

/// <summary>
/// The folders of a libFuzzer worker. libFuzzer names files by content; here they are renamed as AFL++ does, so that
/// all engines read them, and the inputs of other engines are copied to its queue.
/// </summary>
/// <param name="first">The folder of the first worker, whose queue all share.</param>
/// <param name="own">The folder of this worker.</param>
internal sealed class LibFuzzerFolder(string first, string own)
{
    private const int AbortSignal = 6;

    // libFuzzer writes in place: a file unchanged for this long is complete.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    private readonly Peers _peers = new(first);
    private HashSet<string>? _known;

    /// <summary>The folder with the shared queue.</summary>
    public WorkerFolder Shared { get; } = WorkerFolder.Create(first);

    /// <summary>The folder with this worker's failures.</summary>
    public WorkerFolder Own { get; } = WorkerFolder.Create(own);

    /// <summary>The folder where libFuzzer saves failing inputs.</summary>
    public string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(own, "artifacts")).FullName;

    /// <summary>Whether this is the first worker, which maintains the shared queue.</summary>
    public bool IsFirst => first == own;

    /// <summary>Numbers the new files in the shared queue, and imports the inputs of other engines.</summary>
    /// <param name="isOver">Whether libFuzzer has ended: then all files are complete.</param>
    public void Exchange(bool isOver)
    {
        var number = Shared.NextNumber(WorkerFolder.Queue);
        var queue = Path.Combine(first, WorkerFolder.Queue);
        foreach (var file in Unnumbered(queue, isOver))
            number += HasMoved(file, Path.Combine(queue, $"id:{number:000000},src:libfuzzer")) ? 1 : 0;
        foreach (var (peer, source, bytes) in _peers.Fresh())
        {
            if (Known().Add(Convert.ToHexString(SHA256.HashData(bytes))))
                Shared.Save(WorkerFolder.Queue, number++, $"sync:{peer},src:{source:000000}", bytes);
        }
    }

    // libFuzzer deletes an input once it has a shorter one with the same features.
    private static bool HasMoved(string file, string place)
    {
        try
        {
            File.Move(file, place);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    // A resumed campaign sees all inputs of its peers again, most of which it has imported before.
    private HashSet<string> Known() => _known ??=
    [
        .. Shared.Files(WorkerFolder.Queue)
            .Select(file => Convert.ToHexString(SHA256.HashData(InputFile.Read(file)))),
    ];

    /// <summary>Numbers new crashes and hangs, after the process that wrote them has ended.</summary>
    /// <returns>Their number.</returns>
    public int TakeArtifacts()
    {
        var taken = 0;
        foreach (var file in Unnumbered(Artifacts, isOver: true))
        {
            var kind = Path.GetFileName(file).Split('-')[0];
            var part = kind == "timeout" ? WorkerFolder.Hangs : WorkerFolder.Crashes;
            Own.Save(part, $"{WorkerFolder.SignalWords(AbortSignal)},src:libfuzzer,op:{kind}", File.ReadAllBytes(file));
            File.Delete(file);
            taken++;
        }

        return taken;
    }

    private static string[] Unnumbered(string folder, bool isOver) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => char.IsAsciiLetterOrDigit(Path.GetFileName(file)[0]) && WorkerFolder.NumberOf(file) < 0)
            .Where(file => isOver || DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > Settled)
            .Order(StringComparer.Ordinal),
    ];
}

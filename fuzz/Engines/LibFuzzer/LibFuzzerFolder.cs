using System.Security.Cryptography;
using Lockstep.Safety;

namespace Fuzz.Engines.LibFuzzer;

/// <summary>
/// The folders of a libFuzzer worker. libFuzzer names files by their content; here they get names as AFL++ gives them,
/// so that every engine reads them, and what other engines reached is put where libFuzzer reads it.
/// </summary>
/// <param name="first">The folder of the first worker, whose queue all share.</param>
/// <param name="own">The folder of this one.</param>
internal sealed class LibFuzzerFolder(string first, string own)
{
    private const int AbortSignal = 6;

    // libFuzzer writes in place: what nobody has written to for this long is whole.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    private readonly Peers _peers = new(first);
    private HashSet<string>? _known;

    /// <summary>The queue that all share.</summary>
    public WorkerFolder Shared { get; } = WorkerFolder.Create(first);

    /// <summary>Where this worker's failures are.</summary>
    public WorkerFolder Own { get; } = WorkerFolder.Create(own);

    /// <summary>Where libFuzzer puts inputs that fail.</summary>
    public string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(own, "artifacts")).FullName;

    /// <summary>Whether this is the first worker, which keeps the shared queue.</summary>
    public bool IsFirst => first == own;

    /// <summary>Numbers what libFuzzer wrote to the shared queue, and takes over what others reached.</summary>
    /// <param name="isOver">Whether nobody writes any more: then all files are whole.</param>
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

    // libFuzzer takes an input away once it has a shorter one for the same.
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

    // A campaign that goes on sees all that its peers have for the first time, and took most of it over already.
    private HashSet<string> Known() => _known ??=
    [
        .. Shared.Files(WorkerFolder.Queue)
            .Select(file => Convert.ToHexString(SHA256.HashData(WholeFile.Read(file)))),
    ];

    /// <summary>Numbers what failed: crashes and hangs, once the process that wrote them has ended.</summary>
    /// <returns>How many there were.</returns>
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

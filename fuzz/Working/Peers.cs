using Fuzz.Mutating;

namespace Fuzz.Working;

/// <summary>The queues of the other workers on the same target: what one reached, all shall know.</summary>
/// <param name="own">This worker's folder; those beside it with the same target are its peers.</param>
internal sealed class Peers(string own)
{
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The inputs that appeared since the last call.</summary>
    public IEnumerable<(string Peer, int Number, byte[] Bytes)> Fresh()
    {
        foreach (var folder in Folders())
        {
            var peer = Path.GetFileName(folder);
            foreach (var file in new WorkerStore(folder).Files(WorkerStore.Queue))
            {
                var number = WorkerStore.NumberOf(file);
                if (number < _next.GetValueOrDefault(peer) || Read(file) is not { } bytes)
                    continue;
                _next[peer] = number + 1;
                yield return (peer, number, bytes);
            }
        }
    }

    private static byte[]? Read(string file)
    {
        try
        {
            return new FileInfo(file).Length <= Mutator.Longest ? WholeFile.Read(file) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It was taken away, or is none of ours to read; there will be others.
            return null;
        }
    }

    // scenario-2 is a peer of scenario-1, and so is whatever AFL++ or another machine calls scenario-x.
    private IEnumerable<string> Folders()
    {
        var name = Path.GetFileName(own);
        var target = name[..(name.LastIndexOf('-') + 1)];
        return Directory.EnumerateDirectories(Path.GetDirectoryName(own)!, target + "*")
            .Where(folder => folder != own)
            .Order(StringComparer.Ordinal);
    }
}

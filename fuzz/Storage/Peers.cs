namespace Fuzz.Storage;

/// <summary>The queues of the other workers on the same target.</summary>
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
            foreach (var file in new WorkerFolder(folder).Files(WorkerFolder.Queue))
            {
                // One that cannot be read was taken away, or belongs to somebody else; there will be others.
                var number = WorkerFolder.NumberOf(file);
                if (number < _next.GetValueOrDefault(peer) || InputFile.Read(file, out _) is not { } bytes)
                    continue;
                _next[peer] = number + 1;
                yield return (peer, number, bytes);
            }
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

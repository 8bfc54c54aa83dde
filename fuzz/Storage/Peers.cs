namespace Fuzz.Storage;

/// <summary>The queues of the other workers on the same target.</summary>
/// <param name="own">This worker's folder; its siblings of the same target are its peers.</param>
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
                // An unreadable one was deleted, or belongs to another user; others will follow.
                var number = WorkerFolder.NumberOf(file);
                if (number < _next.GetValueOrDefault(peer) || InputFile.Read(file, out _) is not { } bytes)
                    continue;
                _next[peer] = number + 1;
                yield return (peer, number, bytes);
            }
        }
    }

    // scenario-2 is a peer of scenario-1, as is any scenario-x of AFL++ or another machine.
    private IEnumerable<string> Folders()
    {
        var name = Path.GetFileName(own);
        var target = name[..(name.LastIndexOf('-') + 1)];
        return Directory.EnumerateDirectories(Path.GetDirectoryName(own)!, target + "*")
            .Where(folder => folder != own)
            .Order(StringComparer.Ordinal);
    }
}

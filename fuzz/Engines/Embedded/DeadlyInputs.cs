using System.Security.Cryptography;

namespace Fuzz.Engines.Embedded;

/// <summary>
/// The inputs that ended workers of a folder. Where one is a seed, or lies in a queue since before the code changed,
/// every worker would begin with it and none get past it.
/// </summary>
internal sealed class DeadlyInputs
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Those that a worker's folder has.</summary>
    public DeadlyInputs(WorkerFolder folder)
    {
        var suspects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in folder.FailureFiles.Where(file => !WorkerFolder.HasSignal(file, 0)))
        {
            var digest = DigestOf(WholeFile.Read(file));

            // A worker is killed from outside on whatever it runs then; twice on one input is not a coincidence.
            if (!WorkerFolder.HasSignal(file, WorkerFolder.KillSignal) || !suspects.Add(digest))
                _known.Add(digest);
        }
    }

    /// <summary>Whether an input ends the process that runs it.</summary>
    public bool Contains(byte[] input) => _known.Count > 0 && _known.Contains(DigestOf(input));

    private static string DigestOf(byte[] input) => Convert.ToHexString(SHA256.HashData(input));
}

using System.Security.Cryptography;

namespace Fuzz.Engines.Embedded;

/// <summary>
/// The inputs that killed workers of a folder. If such an input is a seed, or in a queue from before the code changed,
/// every worker would start with it and die.
/// </summary>
internal sealed class DeadlyInputs
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public DeadlyInputs(WorkerFolder folder)
    {
        var suspects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in folder.FailureFiles.Where(file => !WorkerFolder.HasSignal(file, 0)))
        {
            var digest = DigestOf(InputFile.Read(file));

            // A worker may be killed externally, on any input; twice on one input is not a coincidence.
            if (!WorkerFolder.HasSignal(file, WorkerFolder.KillSignal) || !suspects.Add(digest))
                _known.Add(digest);
        }
    }

    /// <summary>Whether an input kills its process.</summary>
    public bool Contains(byte[] input) => _known.Count > 0 && _known.Contains(DigestOf(input));

    private static string DigestOf(byte[] input) => Convert.ToHexString(SHA256.HashData(input));
}

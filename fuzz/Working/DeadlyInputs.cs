using System.Security.Cryptography;

namespace Fuzz.Working;

/// <summary>
/// The inputs that ended workers of a folder. Where one is a seed, or lies in a queue since before the code changed,
/// every worker would begin with it and none get past it.
/// </summary>
internal sealed class DeadlyInputs
{
    private const string Killed = ",sig:09,";
    private const string Failed = ",sig:00,";

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Those that a worker's folder knows.</summary>
    public DeadlyInputs(WorkerStore store)
    {
        var suspects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in store.Files(WorkerStore.Hangs).Concat(store.Files(WorkerStore.Crashes)))
        {
            var name = Path.GetFileName(file);
            if (name.Contains(Failed, StringComparison.Ordinal))
                continue;
            var digest = DigestOf(WholeFile.Read(file));

            // A worker is killed from outside on whatever it runs then; twice on the same input is no chance.
            if (!name.Contains(Killed, StringComparison.Ordinal) || !suspects.Add(digest))
                _known.Add(digest);
        }
    }

    /// <summary>Whether an input ends the process that runs it.</summary>
    public bool Contains(byte[] input) => _known.Count > 0 && _known.Contains(DigestOf(input));

    private static string DigestOf(byte[] input) => Convert.ToHexString(SHA256.HashData(input));
}

using System.Security.Cryptography;
using Fuzz.Coverage;

namespace Fuzz.Corpora;

/// <summary>An input in a folder or archive of inputs.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Bytes">The input.</param>
internal sealed record CorpusFile(string Path, byte[] Bytes)
{
    private const int Digits = 16;

    /// <summary>The name under which this tool saves it, a hash of its content.</summary>
    public string Name => NameOf(Bytes);

    public static string NameOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..Digits];
}

/// <summary>An input and its coverage.</summary>
internal sealed record Measured(CorpusFile File, Footprint Footprint);

using System.Security.Cryptography;
using Fuzz.Coverage;

namespace Fuzz.Corpora;

/// <summary>An input in a folder of inputs.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Bytes">The input.</param>
internal sealed record CorpusFile(string Path, byte[] Bytes)
{
    private const int Digits = 16;

    /// <summary>The name of an input in a folder that this tool writes: the same content has the same.</summary>
    public string Name => NameOf(Bytes);

    /// <summary>The name of an input of these bytes.</summary>
    public static string NameOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..Digits];
}

/// <summary>An input and what it reaches.</summary>
/// <param name="File">The input.</param>
/// <param name="Footprint">What it reaches.</param>
internal sealed record Measured(CorpusFile File, Footprint Footprint);

using Fuzz.Coverage;

namespace Fuzz.Engines.Embedded;

/// <summary>Receives the events of a running engine.</summary>
internal interface IEngineSink
{
    /// <summary>An input is about to run: if the process dies, this input killed it.</summary>
    void Begins(ReadOnlySpan<byte> input);

    /// <summary>An input found new coverage.</summary>
    void Reached(CorpusEntry entry, Origin origin, Novelty novelty);

    /// <summary>An input failed with a new cause.</summary>
    void Failed(byte[] input, TargetFinding finding, Origin origin);
}

/// <summary>The origin of an input.</summary>
/// <param name="Source">The name of a seed, or the number of an entry, of this worker or a peer.</param>
/// <param name="Operation">The mutation.</param>
internal sealed record Origin(string Source, string Operation);

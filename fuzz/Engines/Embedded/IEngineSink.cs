using Fuzz.Coverage;

namespace Fuzz.Engines.Embedded;

/// <summary>What an engine tells of while it runs.</summary>
internal interface IEngineSink
{
    /// <summary>An input is about to run: should the process die, this is the one.</summary>
    void Begins(ReadOnlySpan<byte> input);

    /// <summary>An input reached something new.</summary>
    /// <param name="entry">The input.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="novelty">What was new.</param>
    void Reached(CorpusEntry entry, Origin origin, Novelty novelty);

    /// <summary>An input failed in a way that was not seen before.</summary>
    void Failed(byte[] input, TargetFinding finding, Origin origin);
}

/// <summary>Where an input comes from.</summary>
/// <param name="Source">The name of a seed, the number of an entry, or another worker's.</param>
/// <param name="Operation">What was done to it.</param>
internal sealed record Origin(string Source, string Operation);

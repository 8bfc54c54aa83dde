using Fuzz.Coverage;
using Fuzz.Mutating;

namespace Fuzz.Corpora;

/// <summary>
/// Shortens the inputs of a set, each to what it alone reaches in the set: the coverage of the set stays, and a
/// campaign that begins with it gets more exec/s.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="measure">The coverage of an input; null if it fails.</param>
internal sealed class CorpusTrimmer(Target target, Func<byte[], Footprint?> measure)
{
    private const int MostTries = 256;

    private readonly int[] _holders = new int[Footprint.MostPlaces];
    private readonly Trimmer _trimmer = new(target, MostTries);

    /// <summary>The shorter inputs, in order; an input that reaches nothing alone is dropped.</summary>
    public IReadOnlyList<Measured> Trim(IReadOnlyList<Measured> inputs)
    {
        foreach (var place in inputs.SelectMany(input => input.Footprint.Places))
            _holders[place]++;
        var trimmed = new List<Measured>(inputs);

        // The longest first: what several reach stays with the shorter ones.
        foreach (var index in Enumerable.Range(0, inputs.Count).OrderByDescending(at => inputs[at].File.Bytes.Length))
            trimmed[index] = Trim(inputs[index]);
        return [.. trimmed.Where(input => input.Footprint.Edges.Length > 0)];
    }

    private Measured Trim(Measured input)
    {
        foreach (var place in input.Footprint.Places)
            _holders[place]--;
        var alone = input.Footprint.Places.Where(place => _holders[place] == 0).ToHashSet();
        var best = alone.Count == 0 ? input with { Footprint = new Footprint([], [], 0) } : Shorter(input, alone);
        foreach (var place in best.Footprint.Places)
            _holders[place]++;
        return best;
    }

    private Measured Shorter(Measured input, HashSet<int> needed)
    {
        var best = input;
        _trimmer.Trim(new Input(input.File.Bytes), shorter =>
        {
            // AFL++ rejects an empty file.
            if (shorter.Bytes.Length == 0
                || measure(shorter.Bytes) is not { } footprint
                || !needed.IsSubsetOf(footprint.Places))
                return false;
            best = new Measured(input.File with { Bytes = shorter.Bytes }, footprint);
            return true;
        });
        return best;
    }
}

using Lockstep.Notation.Text;

namespace Fuzz.Corpora;

/// <summary>What happened to the inputs of a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Before">The inputs that were there.</param>
/// <param name="BytesBefore">Their size.</param>
/// <param name="After">The inputs that are there now; of a merge, those that were added.</param>
/// <param name="BytesAfter">Their size.</param>
/// <param name="Offered">Of a merge, the inputs of the second folder; otherwise null.</param>
/// <param name="Edges">The edges that all reach.</param>
public sealed record CorpusChange(
    string Target, int Before, long BytesBefore, int After, long BytesAfter, int? Offered, int Edges)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var (before, after) = (Size(Before, BytesBefore), Size(After, BytesAfter));
        var change = Offered is { } offered ? $"{before} + {after} of {offered:N0}" : $"{before} -> {after}";
        return $"{Target}: {change}, {CountText.Of(Edges, "edge")}";
    }

    private static string Size(int inputs, long bytes) =>
        $"{CountText.Of(inputs, "input")}, {CountText.Of(bytes, "byte")}";
}

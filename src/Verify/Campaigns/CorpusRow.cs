using Fuzz.Corpora;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>The row of a target whose inputs were minimised or merged.</summary>
/// <param name="Name">The target.</param>
/// <param name="Before">The inputs that were there.</param>
/// <param name="BytesBefore">Their size.</param>
/// <param name="After">The inputs that are there now; of a merge, those that were added.</param>
/// <param name="BytesAfter">Their size.</param>
/// <param name="Offered">Of a merge, the inputs of the second folder; otherwise null.</param>
/// <param name="Edges">The edges that all reach.</param>
internal sealed record CorpusRow(
    string Name, int Before, long BytesBefore, int After, long BytesAfter, int? Offered, int Edges) : IRow
{
    bool IRow.HasRun => true;

    /// <summary>The row of a change.</summary>
    public static CorpusRow Of(CorpusChange change) => new(
        change.Target,
        change.Before,
        change.BytesBefore,
        change.After,
        change.BytesAfter,
        change.Offered,
        change.Edges);
}

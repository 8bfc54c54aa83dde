namespace Mutation.Coverage;

/// <summary>Code that no test reached, wholly or in part.</summary>
/// <param name="File">Its file, from the top of the checkout.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Code">The line's text, without the space around it: it stays the same when lines above it move.</param>
/// <param name="Missed">What was missed: the line, or how many of its branches.</param>
public sealed record Gap(string File, int Line, string Code, string Missed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Missed} not reached: {Code}";

    /// <summary>The gaps of a report, with their code from a checkout.</summary>
    /// <exception cref="StrengthError">The checkout has no such line.</exception>
    public static IEnumerable<Gap> In(IEnumerable<CoveredLine> lines, string checkout) =>
        lines.Where(line => line.Missed is not null)
            .Select(line => new Gap(line.File, line.Line, CodeOf(line, checkout), line.Missed!));

    private static string CodeOf(CoveredLine line, string checkout)
    {
        var path = Path.Combine(checkout, line.File);
        return System.IO.File.Exists(path)
            && System.IO.File.ReadLines(path).ElementAtOrDefault(line.Line - 1) is { } code
            ? code.Trim()
            : throw new StrengthError($"{line.File}:{line.Line}: the report names a line that is not in the checkout");
    }
}

using Lockstep.Formats;
using Lockstep.Notation.Text;

namespace Mutation.Coverage;

/// <summary>Code that no test covers, completely or in part.</summary>
/// <param name="File">The file, relative to the checkout.</param>
/// <param name="Line">The line number, from 1.</param>
/// <param name="Code">The trimmed text of the line, which stays the same if lines above it move.</param>
/// <param name="Missed">What is uncovered: the line, or how many of its branches.</param>
public sealed record Gap(string File, int Line, string Code, string Missed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Missed} not reached: {Code}";

    /// <summary>The gaps in a report, with their code read from a checkout.</summary>
    /// <exception cref="StrengthError">The checkout does not contain such a line.</exception>
    /// <exception cref="FormatError">A file cannot be read.</exception>
    public static IEnumerable<Gap> In(IEnumerable<CoveredLine> lines, string checkout) =>
        lines.Where(line => line.Missed is not null)
            .Select(line => new Gap(line.File, line.Line, CodeOf(line, checkout), line.Missed!));

    private static string CodeOf(CoveredLine line, string checkout)
    {
        var path = Path.Combine(checkout, line.File);
        return System.IO.File.Exists(path)
            && FileContent.ReadText(path, "a source file").Split('\n').ElementAtOrDefault(line.Line - 1) is { } code
            ? code.Trim()
            : throw new StrengthError($"{line.File}:{line.Line}: the report names a line that is not in the checkout");
    }
}

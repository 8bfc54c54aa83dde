using System.Globalization;
using System.Text.Json.Serialization;

namespace Isolation;

/// <summary>One of several equal parts of a job, for as many machines: every N-th of its numbered pieces.</summary>
/// <param name="Number">The number of the part, from 1.</param>
/// <param name="Count">The number of parts.</param>
public sealed record Shard(int Number, int Count)
{
    /// <summary>The most parts of a job.</summary>
    public const int Most = 256;

    /// <summary>The whole job.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Whether it is the whole job.</summary>
    [JsonIgnore]
    public bool IsWhole => Count == 1;

    /// <summary>Parses <c>2/3</c>; null if the word is invalid.</summary>
    public static Shard? Parse(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Split('/') is [var number, var count] && CountOf(number) is { } part && CountOf(count) is { } all
            && part <= all
            ? new Shard(part, all)
            : null;
    }

    /// <summary>Whether a piece belongs to it.</summary>
    /// <param name="piece">The number of the piece, from 0.</param>
    public bool Has(int piece) => piece % Count == Number - 1;

    /// <summary>The pieces that belong to it.</summary>
    public IEnumerable<T> Of<T>(IEnumerable<T> pieces) => pieces.Where((_, piece) => Has(piece));

    private static int? CountOf(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Most
            ? count
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}

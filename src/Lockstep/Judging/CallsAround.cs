using System.Collections.Immutable;
using System.Text;

namespace Lockstep.Judging;

/// <summary>
/// The port calls around the first that differs, on both sides in two columns: a few before, and what follows, aligned
/// so that a call that only one side makes does not shift the rest.
/// </summary>
internal static class CallsAround
{
    private const int Before = 3;
    private const int After = 4;
    private const string None = "-";
    private const string Same = "same";

    /// <summary>The table, without a line end after its last line.</summary>
    /// <param name="model">The predicted port calls.</param>
    /// <param name="subject">The calls made.</param>
    /// <param name="first">The index of the first that differs.</param>
    public static string Of(ImmutableArray<Entry> model, IReadOnlyList<Entry> subject, int first)
    {
        var rows = new List<Row>();
        for (var index = Math.Max(0, first - Before); index < first; index++)
            rows.Add(new Row(index + 1, model[index], model[index]));
        Align(model[first..Math.Min(model.Length, first + After)], [.. subject.Skip(first).Take(After)], first, rows);
        return Print(rows);
    }

    // The longest common subsequence of two windows of a few calls.
    private static void Align(ImmutableArray<Entry> model, Entry[] subject, int first, List<Row> rows)
    {
        var common = new int[model.Length + 1, subject.Length + 1];
        for (var m = model.Length - 1; m >= 0; m--)
        {
            for (var s = subject.Length - 1; s >= 0; s--)
            {
                common[m, s] = model[m] == subject[s]
                    ? common[m + 1, s + 1] + 1
                    : Math.Max(common[m + 1, s], common[m, s + 1]);
            }
        }

        var (at, other) = (0, 0);
        while (at < model.Length || other < subject.Length)
        {
            var expected = at < model.Length ? model[at] : null;
            var actual = other < subject.Length ? subject[other] : null;
            var isLater = expected is null || (actual is not null && common[at, other + 1] > common[at + 1, other]);
            var isPair = expected is not null && actual is not null
                && (expected == actual || common[at, other] == common[at + 1, other + 1]);
            if (isPair)
                rows.Add(new Row(first + 1 + at++, expected, subject[other++]));
            else if (isLater)
                rows.Add(new Row(null, null, subject[other++]));
            else
                rows.Add(new Row(first + 1 + at++, expected, null));
        }
    }

    private static string Print(List<Row> rows)
    {
        const string Heading = "expected";
        var width = rows.Max(row => Math.Max(Heading.Length, row.ExpectedText.Length));
        var digits = rows.Max(row => $"{row.Number}".Length);
        var text = new StringBuilder();
        text.Append($"{new string(' ', digits + 4)}{Heading.PadRight(width)}  actual");
        foreach (var row in rows)
        {
            var number = $"{row.Number}".PadLeft(digits);
            var mark = row.Differs ? '>' : ' ';
            text.Append($"\n{mark} {number}  {row.ExpectedText.PadRight(width)}  {row.ActualText}");
        }

        return text.ToString();
    }

    /// <summary>The number of the predicted call, from 1; none for one that only the subject makes.</summary>
    private readonly record struct Row(int? Number, Entry? Expected, Entry? Actual)
    {
        public bool Differs => Expected != Actual;

        public string ExpectedText => Expected is null ? None : Wording.Of(Expected);

        public string ActualText => Actual is null ? None : Differs ? Wording.Of(Actual) : Same;
    }
}

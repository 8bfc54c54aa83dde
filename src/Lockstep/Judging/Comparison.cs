using System.Collections.Immutable;
using Reference;

namespace Lockstep;

/// <summary>What the judge compares; each adds a difference only where the two sides differ.</summary>
internal static class Comparison
{
    public static void Answers(Answer model, Answer subject, List<Difference> differences)
    {
        if (model != subject)
            differences.Add(new Difference("answer", Wording.Of(model), Wording.Of(subject)));
    }

    public static void Traces(ImmutableArray<Entry> model, IReadOnlyList<Entry> subject, List<Difference> differences)
    {
        var number = 0;
        foreach (var entry in model)
        {
            if (!entry.IsPortCall)
                continue;
            var actual = number < subject.Count ? subject[number] : null;
            number++;
            if (entry == actual)
                continue;
            differences.Add(new Difference($"port call {number}", Wording.Of(entry), Wording.Of(actual)));
            return;
        }

        if (number < subject.Count)
        {
            differences.Add(new Difference(
                $"port call {number + 1}", Wording.Of(null as Entry), Wording.Of(subject[number])));
        }
    }

    public static void Readings(List<byte[]?> model, List<byte[]?> subject, List<Difference> differences)
    {
        for (var index = 0; index < Math.Max(model.Count, subject.Count); index++)
        {
            var expected = index < model.Count ? model[index] : null;
            var actual = index < subject.Count ? subject[index] : null;
            if (expected.AsSpan().SequenceEqual(actual))
                continue;
            differences.Add(new Difference($"host read {index + 1}", Wording.Of(expected), Wording.Of(actual)));
            return;
        }
    }

    public static void Memories(
        SparseMemory model,
        SparseMemory subject,
        IEnumerable<IEnumerable<ByteRange>> written,
        List<Difference> differences)
    {
        foreach (var range in written.SelectMany(ranges => ranges))
        {
            if (subject.FirstDifference(model, range.Start, range.Size) is not { } address)
                continue;
            differences.Add(new Difference("memory", Wording.Of(address, model), Wording.Of(address, subject)));
            return;
        }
    }

    public static void Views(View model, View subject, List<Difference> differences)
    {
        if (model == subject)
            return;
        foreach (var (name, expected, actual) in Wording.Pairs(model, subject))
        {
            if (!string.Equals(expected, actual, StringComparison.Ordinal))
                differences.Add(new Difference(name, expected, actual));
        }
    }
}

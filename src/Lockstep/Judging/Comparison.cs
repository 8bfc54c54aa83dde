using System.Collections.Immutable;
using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Judging;

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

    /// <summary>What either side wrote must hold the same on both.</summary>
    /// <returns>Whether it differs.</returns>
    public static bool Memories(
        SparseMemory model,
        SparseMemory subject,
        IReadOnlyList<ByteRange> modelWrote,
        IReadOnlyList<ByteRange> subjectWrote,
        List<Difference> differences)
    {
        for (var index = 0; index < modelWrote.Count + subjectWrote.Count; index++)
        {
            // The subject's ranges first; of the model's only those that are not the subject's too, in the same place.
            var own = index - subjectWrote.Count;
            if (own >= 0 && own < subjectWrote.Count && modelWrote[own] == subjectWrote[own])
                continue;
            var range = own < 0 ? subjectWrote[index] : modelWrote[own];
            if (subject.FirstDifference(model, range.Start, range.Size) is not { } address)
                continue;
            differences.Add(new Difference("memory", Wording.Of(address, model), Wording.Of(address, subject)));
            return true;
        }

        return false;
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

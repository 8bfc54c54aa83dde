using System.Collections.Immutable;
using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Judging;

/// <summary>The comparisons of the judge; each adds a difference if the two sides differ.</summary>
internal static class Comparison
{
    public static void Answers(Answer model, Answer subject, List<Difference> differences)
    {
        if (model != subject)
            differences.Add(new Difference("answer", Wording.Of(model), Wording.Of(subject)));
    }

    public static void Traces(ImmutableArray<Entry> model, List<Entry> subject, List<Difference> differences)
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
            differences.Add(Call(number, entry, actual, model, subject));
            return;
        }

        if (number < subject.Count)
            differences.Add(Call(number + 1, null, subject[number], model, subject));
    }

    private static Difference Call(
        int number, Entry? expected, Entry? actual, ImmutableArray<Entry> model, List<Entry> subject) =>
        new($"port call {number}", Wording.Of(expected), Wording.Of(actual))
        {
            Note = CallsAround.Of([.. model.Where(entry => entry.IsPortCall)], subject, number - 1),
        };

    public static void HostReads(List<byte[]?> model, List<byte[]?> subject, List<Difference> differences)
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

    /// <summary>Compares all memory that either side wrote.</summary>
    /// <param name="model">The predicted memory.</param>
    /// <param name="subject">The memory.</param>
    /// <param name="modelWrites">Where the model predicts writes.</param>
    /// <param name="subjectWrites">Where there were writes.</param>
    /// <param name="differences">Receives the difference.</param>
    /// <returns>The first address that differs; null if none does.</returns>
    public static ulong? Memories(
        SparseMemory model,
        SparseMemory subject,
        List<ByteRange> modelWrites,
        List<ByteRange> subjectWrites,
        List<Difference> differences)
    {
        for (var index = 0; index < modelWrites.Count + subjectWrites.Count; index++)
        {
            // First the subject's ranges, then those of the model that differ from the subject's at the same index.
            var own = index - subjectWrites.Count;
            if (own >= 0 && own < subjectWrites.Count && modelWrites[own] == subjectWrites[own])
                continue;
            var range = own < 0 ? subjectWrites[index] : modelWrites[own];
            if (subject.FirstDifference(model, range.Start, range.Size) is not { } address)
                continue;
            differences.Add(new Difference("memory", Wording.Of(address, model), Wording.Of(address, subject))
            {
                Address = address,
            });
            return address;
        }

        return null;
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

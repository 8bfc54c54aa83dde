namespace Lockstep.Shrinking;

/// <summary>Consecutive elements that a shrink step removes.</summary>
/// <param name="Start">The index of the first element.</param>
/// <param name="Length">The number of elements.</param>
internal readonly record struct Chunk(int Start, int Length)
{
    /// <summary>The lengths to try: all, half, a quarter and so on down to one.</summary>
    public static IEnumerable<int> Lengths(int count)
    {
        for (var length = count; length > 0; length /= 2)
        {
            yield return length;
        }
    }

    /// <summary>All chunks of all lengths, the longest first.</summary>
    public static IEnumerable<Chunk> All(int count) =>
        from length in Lengths(count)
        from start in Starts(count, length)
        select new Chunk(start, Math.Min(length, count - start));

    private static IEnumerable<int> Starts(int count, int length)
    {
        for (var start = 0; start < count; start += length)
        {
            yield return start;
        }
    }
}

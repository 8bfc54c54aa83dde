namespace Lockstep.Shrinking;

/// <summary>Some elements in a row that are tried to be left out.</summary>
/// <param name="Start">The first, from 0.</param>
/// <param name="Length">How many.</param>
internal readonly record struct Chunk(int Start, int Length)
{
    /// <summary>The lengths to try: all, a half, a quarter and so on down to one.</summary>
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

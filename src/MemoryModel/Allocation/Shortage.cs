namespace MemoryModel.Allocation;

/// <summary>
/// The error for a request that no free block fits: why, how large the largest free block is, and what helps.
/// </summary>
internal static class Shortage
{
    /// <summary>What to say where not even freeing everything helps.</summary>
    public const string NeedsMemory = "no request can be served without more memory";

    /// <summary>The error.</summary>
    /// <param name="where">Whose memory, such as "in the heap ".</param>
    /// <param name="layout">What was asked.</param>
    /// <param name="block">The block that it needs in bytes; a block is aligned to its size.</param>
    /// <param name="largest">The largest free block, in words.</param>
    /// <param name="remedy">See <see cref="Remedy"/>.</param>
    public static MemoryError Error(string where, Layout layout, ulong block, string largest, string remedy) =>
        MemoryError.Of(
            ErrorKind.OutOfMemory,
            $"no free block of {block} bytes {where}is aligned to {block} bytes, as needed for {layout}",
            $"the largest free block is {largest}; {remedy}");

    /// <summary>What the caller can do: free memory, if that suffices; otherwise ask for less.</summary>
    /// <param name="needed">The block that the request needs in bytes.</param>
    /// <param name="now">The largest block that another request can get now, in bytes; 0 if there is none.</param>
    /// <param name="otherwise">What to do if none of this helps.</param>
    /// <param name="ways">The ways to get memory back, each with the largest block that it leads to in bytes.</param>
    public static string Remedy(
        ulong needed, ulong now, string otherwise, params ReadOnlySpan<(string What, ulong Largest)> ways)
    {
        foreach (var (what, largest) in ways)
        {
            if (largest >= needed)
                return what;
        }

        if (now > 0)
            return $"ask for at most {now} bytes, aligned to at most {now}";
        foreach (var (what, largest) in ways)
        {
            if (largest > 0)
                return $"{what}, and ask for at most {largest} bytes, aligned to at most {largest}";
        }

        return otherwise;
    }
}

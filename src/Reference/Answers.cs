namespace Reference;

/// <summary>Combines answers and errors; the first error wins.</summary>
internal static class Answers
{
    /// <summary>The first of two errors, or None.</summary>
    public static Error Or(this Error first, Error second) => first != Error.None ? first : second;

    /// <summary>Combines two operations that both ran: the first error, with the refused granules of either.</summary>
    public static Answer And(this Answer first, Answer second) =>
        first.Succeeded ? second
        : first.Refusals.IsEmpty ? first with { Refusals = second.Refusals }
        : first;
}

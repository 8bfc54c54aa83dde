namespace Reference;

/// <summary>Combines answers and errors; the first error wins.</summary>
internal static class Answers
{
    /// <summary>The first of two errors, or None.</summary>
    public static Error Or(this Error first, Error second) => first != Error.None ? first : second;

    /// <summary>Continues unless there is an error.</summary>
    public static Answer Then(this Error error, Func<Answer> next) =>
        error == Error.None ? next() : Answer.Fail(error);

    /// <summary>Continues after success.</summary>
    public static Answer Then(this Answer first, Func<Answer> next) => first.Succeeded ? next() : first;

    /// <summary>Continues after failure.</summary>
    public static Answer Else(this Answer first, Func<Answer> next) => first.Succeeded ? first : next();

    /// <summary>Combines two operations that both ran: the first error, with the refused granules of either.</summary>
    public static Answer And(this Answer first, Answer second) =>
        first.Succeeded ? second
        : first.Refusals.IsEmpty ? first with { Refusals = second.Refusals }
        : first;
}

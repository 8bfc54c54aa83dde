namespace Reference;

/// <summary>How answers and errors combine: always the first error counts.</summary>
internal static class Answers
{
    /// <summary>The first error of two.</summary>
    public static Error Or(this Error first, Error second) => first != Error.None ? first : second;

    /// <summary>Goes on only where there is no error.</summary>
    public static Answer Then(this Error error, Func<Answer> next) =>
        error == Error.None ? next() : Answer.Fail(error);

    /// <summary>Goes on only after success.</summary>
    public static Answer Then(this Answer first, Func<Answer> next) => first.Succeeded ? next() : first;

    /// <summary>Goes on only after a failure.</summary>
    public static Answer Else(this Answer first, Func<Answer> next) => first.Succeeded ? first : next();

    /// <summary>Both were done, whatever the first answered; no granule that was refused goes unreported.</summary>
    public static Answer And(this Answer first, Answer second) =>
        first.Succeeded ? second
        : first.Refusals.IsEmpty ? first with { Refusals = second.Refusals }
        : first;
}

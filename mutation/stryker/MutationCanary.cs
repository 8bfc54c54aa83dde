// Public for the tests of the copy that is mutated, and in no baseline of an API.
#pragma warning disable RS0016
namespace Strength;

/// <summary>
/// Code whose mutants have a known fate, compiled into what is being mutated; see mutation/Scores/Canaries.cs.
/// </summary>
public static class MutationCanary
{
    /// <summary>A test looks at the result: its mutants must be killed.</summary>
    public static int Sum(int one, int other) => one + other;

    /// <summary>With <c>></c> instead it is the same function: that mutant must survive.</summary>
    public static int Larger(int one, int other) => one >= other ? one : other;

    /// <summary>A test runs it and does not look: a kill would be credited to it by mistake.</summary>
    public static int Unwatched(int number) => number + 1;

    /// <summary>
    /// A test runs it to the end, which its mutant never reaches: that must be a time-out, and no kill.
    /// </summary>
    public static int CountDown(int from)
    {
        while (from > 0)
            from--;
        return from;
    }
}

// Public for the tests in mutated copies; it belongs to no API baseline.
#pragma warning disable RS0016
namespace Strength;

/// <summary>
/// Code whose mutants have known outcomes, compiled into mutated copies; see mutation/Scores/Canaries.cs.
/// </summary>
public static class MutationCanary
{
    /// <summary>A test checks the result: its mutants must be killed.</summary>
    public static int Sum(int one, int other) => one + other;

    /// <summary>The mutant with <c>></c> is equivalent and must survive.</summary>
    public static int Larger(int one, int other) => one >= other ? one : other;

    /// <summary>A test runs it without checking the result: its mutant must survive.</summary>
    public static int Unwatched(int number) => number + 1;

    /// <summary>
    /// A test runs it to completion, which its mutant never reaches: that must be a time-out, not a kill.
    /// </summary>
    public static int CountDown(int from)
    {
        while (from > 0)
            from--;
        return from;
    }
}

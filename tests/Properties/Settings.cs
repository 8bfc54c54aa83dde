using System.Globalization;
using System.Runtime.CompilerServices;

namespace Properties;

/// <summary>
/// The environment variables that configure properties. A value that cannot be used ends the run before its first test:
/// otherwise a thousand tests would fail, or each would run as if it were not set.
/// </summary>
internal static class Settings
{
    private const int Usage = 2;
    private const int MostPercent = 100_000;
    private const string PercentName = "PROPERTIES_PERCENT";
    private const string ReplayName = "PROPERTIES_REPLAY";
    private const string ShrinkName = "PROPERTIES_SHRINK";
    private const int UsualSeconds = 20;
    private const int MostSeconds = 3600;

    /// <summary>The number of cases, in percent of each property's own number.</summary>
    public static int Percent { get; } = int.TryParse(
        Environment.GetEnvironmentVariable(PercentName), NumberStyles.None, null, out var percent) ? percent : 100;

    /// <summary>The case to repeat; null for random ones.</summary>
    public static string? Replay { get; } =
        Environment.GetEnvironmentVariable(ReplayName) is { Length: > 0 } replay ? replay : null;

    /// <summary>The time to minimise a scenario that fails; with 0 it is reported as it was found.</summary>
    public static TimeSpan ShrinkFor { get; } = TimeSpan.FromSeconds(int.TryParse(
        Environment.GetEnvironmentVariable(ShrinkName), NumberStyles.None, null, out var seconds)
            ? seconds
            : UsualSeconds);

    /// <summary>What is wrong with the values, in one line; null if nothing is.</summary>
    public static string? Problem(string? percent, string? replay, string? shrink = null)
    {
        if (shrink is { Length: > 0 } && !IsUpTo(shrink, MostSeconds))
            return $"{ShrinkName}: found '{shrink}', expected a whole number of seconds from 0 to {MostSeconds}";
        if (percent is { Length: > 0 } && !IsPercent(percent))
            return $"{PercentName}: found '{percent}', expected a whole number from 1 to {MostPercent}";
        return replay is { Length: > 0 } && !IsReplay(replay)
            ? $"{ReplayName}: found '{replay}', expected SEED,GAMMA or SEED,GAMMA,SIZE as a failure prints them: "
                + "whole numbers, GAMMA odd"
            : null;
    }

    [ModuleInitializer]
    internal static void Check()
    {
        if (Problem(Value(PercentName), Value(ReplayName), Value(ShrinkName)) is not { } problem)
            return;
        Console.Error.WriteLine(problem);
        Environment.Exit(Usage);
    }

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name);

    private static bool IsPercent(string word) => IsUpTo(word, MostPercent) && word.Trim('0').Length > 0;

    private static bool IsUpTo(string word, int most) =>
        int.TryParse(word, NumberStyles.None, null, out var number) && number <= most;

    // FsCheck takes its own form of output too, which is in parentheses.
    private static bool IsReplay(string word) => word.Trim('(', ')').Split(',', StringSplitOptions.TrimEntries) switch
    {
        [var seed, var gamma] => IsNumber(seed) && IsOdd(gamma),
        [var seed, var gamma, var size] => IsNumber(seed) && IsOdd(gamma) && int.TryParse(
            size, NumberStyles.None, null, out _),
        _ => false,
    };

    private static bool IsNumber(string word) => ulong.TryParse(word, NumberStyles.None, null, out _);

    private static bool IsOdd(string word) =>
        ulong.TryParse(word, NumberStyles.None, null, out var number) && ulong.IsOddInteger(number);
}

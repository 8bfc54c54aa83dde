namespace Properties;

/// <summary>Environment variables that cannot be used are named in a line, with what is allowed.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("1", "42,43")]
    [InlineData("100000", "0,18446744073709551615,100")]
    [InlineData("10", "(7, 9)")]
    public void Usable_values_are_no_problem(string? percent, string? replay) =>
        Assert.Null(Settings.Problem(percent, replay));

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("100001")]
    [InlineData("10 %")]
    public void Other_percentage_is_named(string percent) => Assert.Equal(
        $"PROPERTIES_PERCENT: found '{percent}', expected a whole number from 1 to 100000",
        Settings.Problem(percent, null));

    [Theory]
    [InlineData("0")]
    [InlineData("3600")]
    public void Seconds_are_no_problem(string seconds) => Assert.Null(Settings.Problem(null, null, seconds));

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("3601")]
    [InlineData("20 s")]
    public void Other_time_to_shrink_is_named(string shrink) => Assert.Equal(
        $"PROPERTIES_SHRINK: found '{shrink}', expected a whole number of seconds from 0 to 3600",
        Settings.Problem(null, null, shrink));

    [Theory]
    [InlineData("abc")]
    [InlineData("42")]
    [InlineData("42,44")]
    [InlineData("42,43,x")]
    [InlineData("42,43,1,2")]
    [InlineData("42,18446744073709551616")]
    public void Other_case_to_repeat_is_named(string replay) => Assert.StartsWith(
        $"PROPERTIES_REPLAY: found '{replay}', expected SEED,GAMMA or SEED,GAMMA,SIZE",
        Settings.Problem("10", replay),
        StringComparison.Ordinal);
}

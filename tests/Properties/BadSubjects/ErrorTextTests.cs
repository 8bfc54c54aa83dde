namespace Properties.BadSubjects;

/// <summary>Incomplete error texts are findings; complete ones in other words are not.</summary>
public sealed class ErrorTextTests
{
    private const string Bad = "free 0x7fe00010 as 100 align 64";

    [Theory]
    [InlineData(null, "NotOwned and 0x7fe00010")]
    [InlineData("", "NotOwned and 0x7fe00010")]
    [InlineData("NotOwned", "0x7fe00010")]
    [InlineData("NotOwned: no buffer is there; free what was allocated", "0x7fe00010")]
    [InlineData("NotOwned: no buffer is at 0x7fe00000; free what was allocated", "0x7fe00010")]
    [InlineData("NotOwned: no buffer is at 0x7fe000100; free what was allocated", "0x7fe00010")]
    [InlineData("NotOwned: no buffer is at 00x7fe00010; free what was allocated", "0x7fe00010")]
    [InlineData("AlreadyFreed: 0x7fe00010 is free; free what was allocated", "NotOwned")]
    [InlineData("NotOwned: 0x7fe00010", "what is allowed")]
    [InlineData("NotOwned: 0x7fe00010; ", "what is allowed")]
    [InlineData("NotOwned: ; 0x7fe00010 is not yours", "what was asked")]
    public void Incomplete_error_text_is_a_finding(string? text, string missing)
    {
        var finding = Run(text).Finding;

        Assert.NotNull(finding);
        var difference = Assert.Single(finding.Differences);
        Assert.Equal("error text", difference.What);
        Assert.Contains(missing, difference.Model, StringComparison.Ordinal);
        Assert.Equal(text is null ? "no text" : $"\"{text}\"", difference.Subject);
    }

    [Theory]
    [InlineData("NotOwned: there is no buffer at 0x7fe00010; look who freed it")]
    [InlineData("NotOwned: (0x7fe00010) is foreign; it has 2 neighbours; ask them")]
    public void Reworded_error_text_is_accepted(string text) => Assert.Null(Run(text).Finding);

    private static RunResult Run(string? text) => Judge.Run(
        ScenarioText.Parse($"{BadCase.Pkvm}\ninit-dynamic-pool\n{Bad}\n"),
        BadReplies.Rewords("rewords errors", _ => text));
}

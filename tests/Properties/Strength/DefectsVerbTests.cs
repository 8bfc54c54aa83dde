using Mutation.Trials;
using Properties.Tool;

namespace Properties.Strength;

/// <summary>The command line of <c>verify defects</c>, without any build.</summary>
public sealed class DefectsVerbTests
{
    [Theory]
    [InlineData("defects --only nobody", "there is no defect 'nobody'")]
    [InlineData("defects --only", "--only NAME")]
    [InlineData("defects --pick 0", "a whole number from 1 to")]
    [InlineData("defects --trials 0", "a whole number from 1 to 1000")]
    [InlineData("defects --jobs many", "a whole number from 1 to 1024")]
    [InlineData("defects --pick 5 --only refill-hint", "give one of them")]
    [InlineData("defects --commit 592ed12", "give --pick N too")]
    public void Invalid_usage_prints_one_line_and_exits_with_code_2(string line, string expected) =>
        ToolRun.Of(line.Split(' ')).MustBeRefused(expected);

    [Theory]
    [InlineData("--help")]
    [InlineData("frobnicate")]
    public void Worker_verb_is_hidden_from_help_and_errors(string line)
    {
        var run = ToolRun.Of(line);

        Assert.Contains("defects", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(TrialVerb.Name, run.Output + run.Error, StringComparison.Ordinal);
    }
}

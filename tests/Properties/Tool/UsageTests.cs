using Mutation.Trials;
using Verify.Display;

namespace Properties.Tool;

/// <summary>Invalid command lines are one-line errors that state what is allowed.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("--bogus", "--seed, --for, --batches, --shard, --shrink-for, --out, --granule, --heap")]
    [InlineData("frobnicate", "replay, shrink")]
    [InlineData("--seed", "--seed N")]
    [InlineData("--seed -1", "a whole number from 0 to 18446744073709551615")]
    [InlineData("--seed 18446744073709551616", "a whole number")]
    [InlineData("--seed 1 --seed 2", "--seed N")]
    [InlineData("--for 5", "500ms, 5s, 2m or 1h")]
    [InlineData("--for 25h", "up to 24h")]
    [InlineData("--for 99999999999s", "up to 24h")]
    [InlineData("campaign --for 0s", "and more than 0")]
    [InlineData("campaign --until-stable 0s", "and more than 0")]
    [InlineData("--granule 3000", "power of two from 128 to 131072")]
    [InlineData("--granule 1MiB", "4KiB, 16KiB, 64KiB")]
    [InlineData("replay", "FILE...")]
    [InlineData("replay --platform xen a.hal", "pkvm, pkvm-android13, geniezone, gunyah")]
    [InlineData("replay --bogus a.hal", "--with-defect, --platform, --granule, --heap, --json")]
    [InlineData("--seed 3 replay a.hal", "--shrink-for, --strict, --trace, --with-defect, --platform")]
    [InlineData("shrink", "FILE")]
    [InlineData("shrink a b", "FILE")]
    [InlineData("coverage --report missing.xml", "missing.xml: found no such file, expected a coverage report")]
    [InlineData("coverage --report", "--report FILE")]
    [InlineData("coverage now", "--report")]
    [InlineData("defects --only nobody", "there is no defect 'nobody'")]
    [InlineData("defects --only", "--only NAME")]
    [InlineData("defects --pick 0", "a whole number from 1 to")]
    [InlineData("defects --trials 0", "a whole number from 1 to 1000")]
    [InlineData("defects --jobs many", "a whole number from 1 to 1024")]
    [InlineData("defects --pick 5 --only refill-hint", "give one of them")]
    [InlineData("defects --commit 592ed12", "give --pick N too")]
    [InlineData("defects --pick 1 --commit foo", "git knows no commit 'foo'")]
    [InlineData("defects --pick 1 --commit --all", "git knows no commit '--all'")]
    [InlineData("mutation --only nothing", "memory-model, reference, monitor")]
    [InlineData("mutation --report x.json", "--report needs --only")]
    [InlineData("mutation --only reference --report x.json --runs 2", "leave it out")]
    [InlineData("mutation --only reference --report x.json --canaries", "give one of them")]
    [InlineData("mutation --only reference --report missing.json", "missing.json: found no such file")]
    public void Invalid_usage_prints_one_line_and_exits_with_code_2(string line, string allowed) =>
        ToolRun.Of(line.Split(' ')).MustBeRefused(allowed);

    [Fact]
    public void Output_folder_that_cannot_be_created_is_a_usage_error()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.Of("--for", "0s", "--out", folder.Write("file", "text"));

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "--seed")]
    [InlineData("replay --help", "--platform")]
    [InlineData("shrink --help", "FILE")]
    [InlineData("--version", ".")]
    public void Help_and_version_are_printed(string line, string part)
    {
        var run = ToolRun.Of(line.Split(' '));

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Empty(run.Error);
        Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

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

using Verify.CommandLine;
using Verify.Display;

namespace Properties.Tool;

/// <summary>The help of every verb states its exit codes and has examples that the tool accepts.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Verbs =>
        [.. ToolVerbs.All.Select(verb => string.Join(' ', ToolVerbs.WordsOf(verb)))];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_states_the_exit_codes(string verb)
    {
        var help = HelpOf(verb);

        var codes = help[help.IndexOf("Exit code: ", StringComparison.Ordinal)..].Split("\n\n")[0];
        Assert.All((string[])["0 ", " 2 ", "130 ", "143 "], code => Assert.Contains(code, codes));
        Assert.Contains("SIGINT", codes, StringComparison.Ordinal);
        Assert.Contains("SIGTERM", codes, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_has_two_examples_that_the_tool_accepts(string verb)
    {
        var help = HelpOf(verb);
        string[] examples = [.. help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .TakeWhile(line => line.Length > 0).Select(line => line.Trim())];

        Assert.InRange(examples.Length, 2, 4);
        Assert.All(examples, example =>
        {
            Assert.StartsWith($"verify {verb}".TrimEnd() + " ", $"{example} ", StringComparison.Ordinal);
            var words = example.Split(" > ")[0].Split(' ')[1..];
            Assert.Null(Misuse.Of(ToolVerbs.Parse(words)));
        });
    }

    private static string HelpOf(string verb)
    {
        var run = ToolRun.Of([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((ExitCode.Held, string.Empty), (run.Code, run.Error));
        return run.Output;
    }
}

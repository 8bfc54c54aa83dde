using Properties.House;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>The test that <c>verify print --as-test</c> prints compiles: this project has one.</summary>
public sealed class PrintedTestTests
{
    [Fact]
    public void Printed_test_is_one_that_this_project_compiles()
    {
        using var folder = new TemporaryFolder();
        var kept = File.ReadAllText(
            Path.Combine(Checkout.Root, "tests", "Properties", "Regressions", "ScenarioExample.cs"));
        var lines = kept.Split('\n').Select(line => line.Trim())
            .SkipWhile(line => !line.StartsWith("platform", StringComparison.Ordinal))
            .TakeWhile(line => line.Length > 0);
        var file = folder.Write("scenario-example.scenario", string.Join('\n', lines));

        var printed = ToolRun.Of("print", "--as-test", file).Output;

        Assert.Equal(FromClass(kept), FromClass(printed));
    }

    private static string FromClass(string text) =>
        text[text.IndexOf("public sealed class", StringComparison.Ordinal)..];
}

using System.Security;
using System.Text;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Findings;

/// <summary>
/// A finding as a test for <c>tests/Properties/Regressions</c>, which fails until the defect is fixed.
/// </summary>
public static class RegressionTest
{
    private const int Columns = 100;
    private const int MostNumbers = 32;
    private const string Seconds = "10";

    /// <summary>The file, in C#.</summary>
    /// <param name="finding">The finding.</param>
    /// <exception cref="CampaignError">It has no input, or its name does not begin with that of a target.</exception>
    public static string Of(StoredFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Target.Length == 0)
        {
            throw new CampaignError($"verify: '{finding.Name}' does not begin with the name of a target; expected "
                + string.Join(", ", TargetSet.Names));
        }

        var test = finding.Scenario is { } scenario
            ? OfScenario(scenario, finding.Name)
            : OfInput(finding);
        string?[] spaces = finding.Scenario is null
            ? [typeof(TargetSet).Namespace, typeof(ProductionFactory).Namespace]
            : [typeof(ScenarioText).Namespace, "Properties.Agreement"];
        return $$"""
            {{string.Join('\n', spaces.Select(space => $"using {space};"))}}

            namespace Properties.Regressions;

            /// <summary>
            /// Found by <c>verify campaign</c> on the target {{finding.Target}}:
            {{Wrapped(SecurityElement.Escape(finding.Cause))}}
            /// </summary>
            public sealed class {{ClassOf(finding.Name)}}
            {
            {{test}}
            }

            """.ReplaceLineEndings("\n");
    }

    private static string OfScenario(string scenario, string name) => $$""""
            private const string Text = """
        {{Indented(scenario)}}

                """;

            [Fact]
            public void Scenario_holds() => Scenarios.MustHold(
                ScenarioText.Parse(Text, "{{name}}"));
        """";

    // An input that hangs must fail too.
    private static string OfInput(StoredFinding finding) => $$"""
            [Fact(Timeout = {{Seconds}}_000)]
            public async Task Input_holds()
            {
        {{Input(finding.Input)}}

                var finding = await Task.Run(
                    () => TargetSet.Find("{{finding.Target}}", ProductionFactory.Instance)!.Run(input),
                    TestContext.Current.CancellationToken);

                Assert.True(finding is null, finding?.Text);
            }
        """;

    // Base64 may be broken into lines anywhere; few bytes read better as numbers.
    private static string Input(byte[] bytes)
    {
        if (bytes.Length <= MostNumbers)
            return $"        byte[] input = [{string.Join(", ", bytes)}];";
        var lines = Convert.ToBase64String(bytes).Chunk(Columns).Select(line => $"            {new string(line)}");
        return $""""
                    var input = Convert.FromBase64String("""
            {string.Join('\n', lines)}
                        """);
            """";
    }

    private static string Indented(string text) => string.Join(
        '\n', text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? line : $"        {line}"));

    private static string Wrapped(string text)
    {
        var lines = new List<StringBuilder> { new("///") };
        foreach (var word in text.Split(' ', '\n'))
        {
            if (lines[^1].Length + word.Length > Columns)
                lines.Add(new StringBuilder("///"));
            lines[^1].Append(' ').Append(word);
        }

        return string.Join('\n', lines);
    }

    private static string ClassOf(string name) => string.Concat(name
        .Split('-', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}

using System.Security;
using System.Text;
using System.Text.Json;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Findings;

/// <summary>
/// A finding or a scenario as a test for <c>tests/Properties/Regressions</c>, which fails until the defect is fixed.
/// </summary>
public static class RegressionTest
{
    private const int Columns = 100;
    private const int MostNumbers = 32;
    private const string Seconds = "10";

    private static readonly string[] ForScenario = [typeof(ScenarioText).Namespace!, "Properties.Agreement"];

    private static readonly string[] ForInput =
        [typeof(TargetSet).Namespace!, typeof(ProductionFactory).Namespace!];

    /// <summary>The file, in C#.</summary>
    /// <param name="finding">The finding.</param>
    /// <exception cref="CampaignError">
    /// It has no input, no command replays it, or its name does not begin with that of a target.
    /// </exception>
    public static string Of(StoredFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Report.Length > 0 && finding.Replay.Length == 0)
        {
            throw new CampaignError($"verify: '{finding.Name}' depends on what ran before; a test needs a finding that "
                + "fails alone");
        }

        if (finding.Target.Length == 0)
        {
            throw new CampaignError($"verify: '{finding.Name}' does not begin with the name of a target; expected "
                + string.Join(", ", TargetSet.Names));
        }

        var origin = $"Found by <c>verify campaign</c> on the target {finding.Target}:";
        return finding.Scenario is { } scenario
            ? Print(ForScenario, origin, finding.Cause, finding.Name, OfScenario(scenario, finding.Name))
            : Print(ForInput, origin, finding.Cause, finding.Name, OfInput(finding));
    }

    /// <summary>The file, in C#, for any scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="file">The file that it is from, after which the class is named.</param>
    public static string Of(Scenario scenario, string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var test = OfScenario(ScenarioText.Print(scenario), name);
        return Print(ForScenario, "The scenario of", Path.GetFileName(file), name, test);
    }

    private static string Print(string[] spaces, string origin, string cause, string name, string test) => $$"""
        {{string.Join('\n', spaces.Select(space => $"using {space};"))}}

        namespace Properties.Regressions;

        /// <summary>
        /// {{origin}}
        {{Wrapped(SecurityElement.Escape(cause))}}
        /// </summary>
        public sealed class {{ClassOf(name)}}
        {
        {{test}}
        }

        """.ReplaceLineEndings("\n");

    private static string OfScenario(string scenario, string name) => $$""""
            private const string Text = """
        {{Indented(scenario)}}

                """;

            [Fact]
            public void Scenario_holds() => Scenarios.MustHold(
                ScenarioText.Parse(Text, {{Literal(name)}}));
        """";

    private static string Literal(string text) => JsonSerializer.Serialize(text);

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

    // A name in C# has only letters and digits, and does not begin with one of the latter.
    private static string ClassOf(string name)
    {
        var words = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return joined.Length > 0 && char.IsAsciiLetter(joined[0]) ? joined : $"Scenario{joined}";
    }
}

using System.Text.RegularExpressions;
using Lockstep.Commands;
using Lockstep.Notation.Text;
using Properties.Agreement;

namespace Properties.House;

/// <summary>docs/scenarios.md has the whole grammar as the parser has it, and each of its examples runs.</summary>
public sealed partial class ScenarioPageTests
{
    private const string Expectations = "Expectations";

    private static readonly string[] CommandSections = ["Commands of a machine", "A boot", "A bare allocator"];

    public static TheoryData<string> Examples =>
    [
        .. CommandRows.Concat(In(Expectations)).Select(row => row.Cells[1])
            .Concat(In("Faults").Select(row => row.Cells[3])),
    ];

    private static IEnumerable<PageRow> CommandRows => CommandSections.SelectMany(In);

    [Fact]
    public void Every_command_has_a_row_with_its_grammar() => Same(
        Vocabulary.All.Select(ScenarioGrammar.Of), CommandRows.Select(row => row.Cells[0]), "the commands");

    [Fact]
    public void Platform_lines_are_those_of_the_parser()
    {
        string[] lines =
        [
            ScenarioGrammar.Of(MachineDefaults.Machine),
            ScenarioGrammar.Of(new AllocatorPlatform(16)).Replace("PLATFORM", "allocator", StringComparison.Ordinal),
        ];

        Assert.All(lines, line => Assert.Contains(line, ScenarioPage.BlockLines));
        Assert.Contains($"`{ScenarioGrammar.Fault}`", Checkout.Page("scenarios.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_form_of_an_expected_answer_has_a_row_with_an_example_that_has_it()
    {
        Same(ExpectationText.Forms, In(Expectations).Select(row => row.Cells[0]), "the answers");
        var page = Checkout.Page("scenarios.md").ReplaceLineEndings(" ");
        Assert.Contains($"`{ExpectationText.Grammar}`", page, StringComparison.Ordinal);
        Assert.Contains($"`{ExpectationText.ViolationGrammar}`", page, StringComparison.Ordinal);
        Assert.All(In(Expectations), row =>
        {
            var scenario = ScenarioText.Parse($"{row.Preamble}{row.Cells[1]}\n");
            Assert.Equal(row.Cells[0], FormOf(scenario.ExpectedAnswers.Single().Value));
        });
    }

    [Fact]
    public void Every_platform_port_and_word_has_a_row()
    {
        var platforms = Hypervisors.Names.Concat(Hypervisors.HostileNames);
        Same(platforms, In("Platforms").Select(row => row.Cells[0]), "the platforms");
        Same(Words<Port>(), In("Faults").Select(row => row.Cells[0]), "the ports");
        AssertWords<Direction>();
        AssertWords<FaultMode>();
        AssertWords<Moment>();
        AssertWords<RebootReason>(RebootReason.InternalError);
    }

    [Fact]
    public void Every_value_of_the_grammar_is_explained()
    {
        var used = Vocabulary.All.Select(ScenarioGrammar.Of).Append(ScenarioGrammar.Fault)
            .Append(ScenarioGrammar.Of(MachineDefaults.Machine)).Concat(ExpectationText.Forms)
            .Concat([ExpectationText.Grammar, ExpectationText.ViolationGrammar])
            .SelectMany(line => Capitals().Matches(line))
            .Select(word => word.Value).Where(word => word != "PLATFORM").Distinct();

        Same(used, In("Lines and values").Select(row => row.Cells[0]), "the values");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_parses_and_runs(string example)
    {
        var row = ScenarioPage.Rows.First(row => row.Cells.Contains(example));
        var isBoot = example.StartsWith("boot ", StringComparison.Ordinal);
        var before = isBoot ? row.Preamble.Split('\n')[0] + "\n" : row.Preamble;
        var scenario = ScenarioText.Parse($"{before}{example}\n", "docs/scenarios.md");

        var idle = Scenarios.MustHold(scenario).IdleSteps
            .RemoveAll(step => scenario.ExpectedAnswers.ContainsKey(step.Step));
        var reasons = new IdleReason(scenario, idle);
        Assert.True(
            idle.IsEmpty,
            $"docs/scenarios.md, example '{example}': {string.Join(", ", idle.Select(reasons.Of))}; it must run");
    }

    [Fact]
    public void Code_column_says_which_faults_take_one() => Assert.All(In("Faults"), row =>
    {
        var line = $"{row.Preamble}fault {row.Cells[0]} 1 refused";
        var takesOne = (Without: !Parses(line), With: Parses($"{line} -2"));

        Assert.True(
            takesOne == (row.Cells[2] != "none", row.Cells[2] != "none"),
            $"docs/scenarios.md, port {row.Cells[0]}: the page says of its code '{row.Cells[2]}', but a fault "
                + $"{(takesOne.With ? "takes one" : "takes none")}");
    });

    private static string FormOf(ExpectedAnswer expected) => expected switch
    {
        { IsIdle: true } => "idle",
        { Address: not null } => "ADDRESS",
        { Error: Error.None, Reason: RebootReason.None } => "ok",
        { Error: Error.None } => "REASON",
        { Reason: RebootReason.None } => "ERROR",
        _ => "REASON/ERROR",
    };

    private static bool Parses(string text)
    {
        try
        {
            ScenarioText.Parse(text);
            return true;
        }
        catch (FormatError)
        {
            return false;
        }
    }

    private static IEnumerable<PageRow> In(string section) => ScenarioPage.Rows.Where(row => row.Section == section);

    private static string[] Words<T>(T lowest = default)
        where T : struct, Enum => EnumText<T>.Expected(lowest).Split(" | ");

    private static void AssertWords<T>(T lowest = default)
        where T : struct, Enum
    {
        var row = In("Lines and values").Single(row => row.Cells[0] == EnumText<T>.Placeholder);
        var written = row.Cells[2].Replace("`", string.Empty, StringComparison.Ordinal).Split(", ");
        Same(Words(lowest), written, row.Cells[0]);
    }

    private static void Same(IEnumerable<string> expected, IEnumerable<string> written, string what)
    {
        var wrong = expected.Except(written, StringComparer.Ordinal).Select(line => $"lacks: {line}")
            .Concat(written.Except(expected, StringComparer.Ordinal).Select(line => $"has, wrongly: {line}"));
        Assert.True(wrong.Any() is false, $"docs/scenarios.md, {what}:\n{string.Join('\n', wrong)}");
    }

    [GeneratedRegex(@"BASE\+SIZE|[A-Z]+", RegexOptions.None, 1000)]
    private static partial Regex Capitals();
}

using System.CommandLine;
using Fuzz.Findings;
using Lockstep.Judging;
using Verify.Campaigns;
using Verify.CommandLine;
using Verify.Display;

namespace Verify.Verbs;

/// <summary><c>verify finding</c>: lists and shows the findings of a campaign.</summary>
internal static class FindingVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Lists the findings of a campaign. With NAME, or an unambiguous prefix of one, shows that finding: its cause,
        its target, the command that replays it, and its report. With --as-test, prints a regression test in C# for
        tests/Properties/Regressions, which fails until the defect is fixed.
        """,
        "0 success, 2 wrong usage, or no such finding",
        "verify finding --out campaign",
        "verify finding scenario-answer --as-test");

    public static Command Create(Surroundings around)
    {
        var name = Options.Operand<string?>(
            "NAME", "The finding to show. [default: list all]", ArgumentArity.ZeroOrOne);
        var folder = Options.Folder("--out", "The campaign's folder. [default: artifacts/campaign]");
        var asTest = new Option<bool>("--as-test") { Description = "Prints a regression test." };
        var result = new ResultOptions();
        var verb = new Command("finding", Description) { name, folder, asTest };
        foreach (var option in result.All)
            verb.Options.Add(option);
        verb.Validators.Add(command =>
        {
            if (command.GetValue(asTest) && command.GetValue(name) is null)
                command.AddError("--as-test needs the NAME of a finding.");
            if (command.GetValue(asTest) && command.GetValue(result.Json))
                command.AddError("--as-test prints a test and --json a document; give one of them.");
        });
        verb.SetAction(parsed => Run(
            new FindingFolder(CampaignOptions.FolderOf(parsed.GetValue(folder))),
            parsed.GetValue(name),
            parsed.GetValue(asTest),
            result.PrinterOf(parsed, around)));
        return verb;
    }

    private static int Run(FindingFolder findings, string? name, bool asTest, ResultPrinter printer)
    {
        IReadOnlyList<StoredFinding> asked = name is null ? findings.All() : [findings.Find(name)];
        return printer.Print([], [.. asked.Select(StoredFindings.Of)], Ending.Done, output =>
        {
            if (name is null)
                List(asked, output);
            else if (asTest)
                output.Write(RegressionTest.Of(asked[0]));
            else
                Show(asked[0], output);
        });
    }

    private static void List(IReadOnlyList<StoredFinding> all, TextWriter output)
    {
        foreach (var finding in all)
            output.WriteLine(OneLine.Of($"{finding.Name}  {finding.Cause}{Witnesses(finding)}"));
        if (all.Count == 0)
            output.WriteLine("no findings");
    }

    private static string Witnesses(StoredFinding finding) => finding.Witnesses.Count == 0
        ? string.Empty
        : $"  (also on {string.Join(", ", finding.Witnesses.Select(witness => witness.Target))})";

    private static void Show(StoredFinding finding, TextWriter output)
    {
        output.WriteLine(OneLine.Of($"name:   {finding.Name}"));
        output.WriteLine(OneLine.Of($"target: {finding.Target}"));
        output.WriteLine(OneLine.Of($"cause:  {finding.Cause}"));
        output.WriteLine(OneLine.Of($"input:  {finding.InputFile}"));
        output.WriteLine(OneLine.Of(finding.Replay.Length > 0
            ? $"replay: {finding.Replay}"
            : "replay: none; it depends on what ran before"));
        if (finding.ScenarioFile is { } scenario)
            output.WriteLine(OneLine.Of($"show:   {Report.Show(ShellWord.Of(scenario))}"));
        foreach (var witness in finding.Witnesses)
            output.WriteLine(OneLine.Of($"also on {witness.Target}: {witness.Replay}"));
        output.WriteLine($"\n{finding.Report.TrimEnd()}");
    }
}

using System.CommandLine;
using Fuzz.Campaigns;
using Fuzz.Corpora;
using Fuzz.Engines;
using Fuzz.Engines.Embedded;
using Fuzz.Findings;
using Fuzz.Storage;
using Fuzz.Targets;
using Isolation;
using Lockstep.Formats;
using Lockstep.Scenarios;
using Mutation.Trials;
using Processes;
using Verify.Display;
using Verify.Strength;

namespace Verify.Verbs;

/// <summary>
/// The hidden verbs by which the tool starts itself, or an instrumented or patched copy, as a child process.
/// </summary>
internal static class WorkerVerbs
{
    public static IEnumerable<Command> Create(Surroundings around) =>
    [
        DefectTrial(around), CampaignWorker(around), CampaignTarget(around), CampaignExplain(around),
        CorpusMeasure(around), JudgeProcess(around),
    ];

    // Runs scenarios for this tool, or for `verify defects`, in a process that a subject may hang or kill.
    private static Command JudgeProcess(Surroundings around)
    {
        var notes = new Argument<string>("notes");
        var subjects = new Argument<string?>("subjects") { Arity = ArgumentArity.ZeroOrOne };
        return Verb(JudgeServer.Verb, [notes, subjects], parsed =>
        {
            var source = parsed.GetValue(subjects) is { } word ? SubjectSource.Load(word) : around.Subjects;
            using var server = new JudgeServer(source, parsed.GetValue(notes)!, around.Output);
            server.Serve(Console.In);
        });
    }

    // A trial of `verify defects`, on patched production code.
    private static Command DefectTrial(Surroundings around)
    {
        var seed = new Option<ulong>(TrialVerb.Seed);
        var most = new Option<long>(TrialVerb.MaxCommands);
        var note = new Option<string>(TrialVerb.Note);
        var by = new Option<string>(TrialVerb.By);
        var scenario = new Option<string>(TrialVerb.Scenario);
        return Verb(TrialVerb.Name, [seed, most, note, by, scenario], parsed =>
        {
            var worker = new TrialWorker(around.Subjects, around.Output);
            if (parsed.GetValue(by) is { } searcher)
                Campaign(searcher, parsed.GetValue(seed), $"{parsed.GetValue(note)}.folder", around);
            else if (parsed.GetValue(scenario) is { } file)
                worker.Replay(ScenarioFile.Load(file).Scenario);
            else
                worker.Search(parsed.GetValue(seed), parsed.GetValue(most), parsed.GetValue(note)!);
        });
    }

    // A trial in which a campaign's engine searches.
    private static void Campaign(string searcher, ulong seed, string folder, Surroundings around)
    {
        var engine = searcher == Searchers.Afl ? EngineKind.Afl : EngineKind.Embedded;
        var found = new CampaignTrial(engine, around.Subjects).Run(seed, folder, around.Stop);
        var text = found is null ? null : ScenarioText.Print(found.Scenario);
        var report = found is null
            ? new TrialReport(TrialEnd.Held, Seconds: CampaignTrial.Budget.TotalSeconds)
            : new TrialReport(
                TrialEnd.Found,
                $"campaign ({found.Engine})",
                "failure",
                found.Scenario.Commands.Length,
                found.Time.TotalSeconds,
                text,
                text);
        around.Output.WriteLine(report.ToJson());
    }

    // A worker of `verify campaign`, on instrumented code.
    private static Command CampaignWorker(Surroundings around)
    {
        var word = new Argument<string>("order");
        return Verb(WorkerOrder.Verb, [word], parsed =>
        {
            ParentWatch.Begin();
            WorkerOrder.Parse(parsed.GetValue(word)!).Run(around.Subjects);
        });
    }

    // What AFL++ and libFuzzer run; docs/campaigns.md shows how to start another instance on it by hand.
    private static Command CampaignTarget(Surroundings around)
    {
        var engine = new Argument<string>("engine");
        var target = new Argument<string>("target");
        var log = new Argument<string?>("log") { Arity = ArgumentArity.ZeroOrOne };
        return Verb(SharpFuzzHost.Verb, [engine, target, log], parsed =>
        {
            var (subject, thrown) = (TargetOf(parsed.GetValue(target)!, around), parsed.GetValue(log));
            if (EngineNames.Find(parsed.GetValue(engine)!) == EngineKind.LibFuzzer)
                SharpFuzzHost.ServeLibFuzzer(subject, thrown);
            else
                SharpFuzzHost.ServeAfl(subject, thrown);
        });
    }

    // Explains one failing input of `verify campaign`.
    private static Command CampaignExplain(Surroundings around)
    {
        var target = new Argument<string>("target");
        var input = new Argument<string>("input");
        var findings = new Argument<string?>("findings") { Arity = ArgumentArity.ZeroOrOne };
        var how = new Argument<string?>("how") { Arity = ArgumentArity.ZeroOrOne };
        return Verb(FindingExplainer.Verb, [target, input, findings, how], parsed =>
        {
            ParentWatch.Begin();
            around.Output.WriteLine(FindingExplainer.Explain(
                TargetOf(parsed.GetValue(target)!, around),
                parsed.GetValue(input)!,
                parsed.GetValue(findings),
                parsed.GetValue(how) == FindingExplainer.AsFound));
        });
    }

    // Measures the coverage of inputs for `verify corpus`, on instrumented code.
    private static Command CorpusMeasure(Surroundings around)
    {
        var target = new Argument<string>("target");
        return Verb(CorpusMeasurer.Verb, [target], parsed => CorpusMeasurer.Serve(
            TargetOf(parsed.GetValue(target)!, around), Console.In, around.Output));
    }

    private static Target TargetOf(string name, Surroundings around) => TargetSet.Find(name, around.Subjects)!;

    private static Command Verb(string name, IEnumerable<Symbol> symbols, Action<ParseResult> run)
    {
        var verb = new Command(name) { Hidden = true };
        foreach (var symbol in symbols)
        {
            if (symbol is Option option)
                verb.Options.Add(option);
            else
                verb.Arguments.Add((Argument)symbol);
        }

        verb.SetAction(parsed =>
        {
            run(parsed);
            return ExitCode.Held;
        });
        return verb;
    }
}

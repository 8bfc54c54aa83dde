using System.Collections.Concurrent;
using System.Diagnostics;
using Fuzz.Targets;
using Lockstep.Shrinking;
using Xunit.Sdk;

namespace Properties.Suite;

/// <summary>
/// The disagreements of production and model in one run of tests. One broken line fails many properties: the first
/// reports it, the others say so in a line.
/// </summary>
internal sealed class RunFindings
{
    /// <summary>The end of a line in the place of a report.</summary>
    public const string Alone = "alone (--filter-method) it prints its own report";
    private const int MostReports = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _reporterOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _reporters = new(StringComparer.Ordinal);
    private int _reports;
    private Disagreement? _ruin;
    private string? _ruiner;
    private string _ruined = string.Empty;

    /// <summary>The first disagreement, in some words; null if there was none.</summary>
    public string? First { get; private set; }

    /// <summary>Whether the code under test may not run any more.</summary>
    public bool IsRuined => _ruin is not null;

    /// <summary>
    /// Whether this test has reported a disagreement. FsCheck then tries smaller arguments; the scenario is minimal.
    /// </summary>
    public bool IsReportedBy(ITest? test) => test is not null && _reporters.ContainsKey(test.UniqueID);

    /// <summary>
    /// Whether the code under test may not run again in this process: a command did not return, or took all memory.
    /// Hundreds of tests would each take their time to find the same.
    /// </summary>
    public static bool IsRuin(IEnumerable<Difference> differences) => differences.Any(difference =>
        difference.What is WatchedJudge.Endless or WatchedJudge.Slow or "steps" or "dead process"
        || difference.Subject.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal));

    /// <summary>A failure of the current test: the minimised scenario, or a line if its cause is known.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="finding">Its finding.</param>
    /// <param name="judge">Runs a shrink candidate.</param>
    public Exception Disagreed(Scenario scenario, Finding finding, Func<Scenario, RunResult> judge)
    {
        if (TestContext.Current.Test is { } test)
            _reporters.TryAdd(test.UniqueID, 0);
        var cause = FindingCause.Of(finding);
        if (Known(cause) is { } known)
            return known;
        var clock = Stopwatch.StartNew();
        var smallest = finding;
        var (shrunk, _) = Shrinker.Minimise(
            scenario,
            candidate =>
            {
                if (judge(candidate).Finding is not { } other || !other.IsLike(finding))
                    return false;
                smallest = other;
                return true;
            },
            isOver: () => clock.Elapsed >= Settings.ShrinkFor);
        return Report(shrunk, smallest, cause);
    }

    /// <summary>
    /// A failure of the current test after which nothing more may run. Commands behind it are removed; no candidate is
    /// tried.
    /// </summary>
    public Exception Ruined(Scenario scenario, Finding finding)
    {
        lock (_lock)
        {
            if (IsRuined)
                return Refused();
            var cause = FindingCause.Of(finding);
            _ruiner = TestContext.Current.Test?.UniqueID;
            _ruined = $"Not run: {cause}, in {NameOfTest()}.";
            _ruin = Reported(
                scenario with { Commands = scenario.Commands[..finding.Step] },
                finding,
                cause,
                "\nAfter this nothing may run the code under test in this process: most other tests do not begin.\n");
            return _ruin;
        }
    }

    /// <summary>The failure of a test that runs the code under test although it may not.</summary>
    public Exception Refused() => TestContext.Current.Test is { } test && test.UniqueID == _ruiner
        ? _ruin!
        : new KnownDisagreement(_ruined);

    private static string NameOfTest() => TestContext.Current.Test?.TestDisplayName
        ?? TestContext.Current.TestClass?.TestClassName
        ?? "a fixture";

    private KnownDisagreement? Known(string cause)
    {
        lock (_lock)
        {
            if (_reporterOf.TryGetValue(cause, out var reporter))
                return new KnownDisagreement($"Fails for the same cause as {reporter}: {cause}.");
            return _reports < MostReports
                ? null
                : new KnownDisagreement($"Fails too ({cause}), after {MostReports} reports of others; {Alone}.");
        }
    }

    // Several tests may minimise at once, and come to the same.
    private Exception Report(Scenario scenario, Finding finding, string original)
    {
        lock (_lock)
        {
            var cause = FindingCause.Of(finding);
            var known = Known(cause);
            _reporterOf.TryAdd(original, NameOfTest());
            return known ?? (Exception)Reported(scenario, finding, cause);
        }
    }

    private Disagreement Reported(Scenario scenario, Finding finding, string cause, string more = "")
    {
        _reporterOf.TryAdd(cause, NameOfTest());
        _reports++;
        First ??= $"{NameOfTest()} ({cause})";
        return new Disagreement(
            Lockstep.Judging.Report.Of(scenario, finding, ProductionFactory.Instance.Name) + more);
    }
}

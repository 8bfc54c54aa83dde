using System.Diagnostics;
using Processes;

namespace Fuzz.Engines.LibFuzzer;

/// <summary>
/// A worker of libFuzzer: each failure ends its process, and another replaces it. All workers share the queue of the
/// first.
/// </summary>
internal sealed class LibFuzzerSlot : IWorkerSlot
{
    // What libFuzzer and its driver end with where they refuse to run, for a reason of the machine: unless it is this
    // one, that the code under test ended its own process.
    private const int Refused = 1;
    private const string TargetEnded = "the target ended before its first input";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly string _driver;
    private readonly WorkerPlace _place;
    private readonly string _log;
    private readonly string _seeds;
    private readonly string? _dictionary;
    private readonly LibFuzzerFolder _folder;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ShortLives _lives = new();
    private readonly WorkerStatistics _statistics;
    private EngineProcess _process;
    private TimeSpan _nextLook;
    private TimeSpan _newest;
    private long _executionsBefore;
    private int _generation;

    public LibFuzzerSlot(string driver, WorkerPlace place)
    {
        (_driver, _place) = (driver, place);
        _folder = new LibFuzzerFolder((place with { Number = 1 }).Folder, place.Folder);
        _log = EngineProcess.NewLog(place.Order.Folder, place.Name);
        _seeds = EngineFiles.WriteSeeds(place.Order, place.Target);
        _dictionary = EngineFiles.WriteDictionary(place.Order, place.Target);
        _statistics = new WorkerStatistics(place.Folder, place.Target.Name, DateTimeOffset.UtcNow);
        if (_folder.IsFirst)
            _folder.Exchange(isOver: true);
        TakeArtifacts();
        _process = Start();
    }

    public bool HasEnded { get; private set; }

    public string? GaveUp { get; private set; }

    public WorkerCounts Counts { get; private set; }

    public void Look()
    {
        if (HasEnded || (_clock.Elapsed < _nextLook && !_process.HasEnded))
            return;
        _nextLook = _clock.Elapsed + BetweenLooks;
        Count();
        if (_process.HasEnded)
            Next();
        if (_folder.IsFirst)
            _folder.Exchange(isOver: false);
    }

    public void Dispose()
    {
        _process.Dispose();
        if (_folder.IsFirst)
            _folder.Exchange(isOver: true);
    }

    private void Next()
    {
        var found = TakeArtifacts();
        var code = _process.ExitCode;
        if (code == Refused && found == 0 && !_process.Log.Contains(TargetEnded, StringComparison.Ordinal))
            throw _process.Failed("libFuzzer");
        GaveUp = code == 0
            ? null
            : _lives.Count(Counts.Executions - _executionsBefore, EngineProcess.LastWordsOf(_process.Log));
        HasEnded = code == 0 || GaveUp is not null || _clock.Elapsed >= _place.Time;
        if (HasEnded)
            return;
        _process.Dispose();
        _executionsBefore = Counts.Executions;
        _generation++;
        _process = Start();
    }

    private EngineProcess Start()
    {
        File.Delete(_log);
        var limits = new LibFuzzerLimits(
            _place.Order.SeedOf(_place.Number, _generation),
            _place.TimeLeft(_generation, _clock.Elapsed),
            _place.Order.Executions);
        var target = _place.TargetWords(EngineKind.LibFuzzer, _log);
        return new EngineProcess(
            LibFuzzerCommand.Words(_driver, _folder, _seeds, _dictionary, limits, target),
            ToolCommand.Environment,
            _log);
    }

    private void Count()
    {
        var (executions, features, inputs) = LibFuzzerLog.Parse(_process.Log);
        if (features > Counts.Edges)
            _newest = _clock.Elapsed;
        Counts = new WorkerCounts(
            _executionsBefore + executions,
            Math.Max(Counts.Edges, features),
            inputs,
            Counts.Failures,
            _clock.Elapsed,
            _newest);
        _statistics.Write(Counts, stability: null);
    }

    private int TakeArtifacts()
    {
        var taken = _folder.TakeArtifacts();
        Counts = Counts with { Failures = Counts.Failures + taken };
        return taken;
    }
}

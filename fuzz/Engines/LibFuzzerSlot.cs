using System.Diagnostics;
using System.Globalization;
using Fuzz.Campaigning;
using Fuzz.Working;
using Reference;

namespace Fuzz.Engines;

/// <summary>A worker of libFuzzer: each failure ends the process, and the next takes its place.</summary>
internal sealed class LibFuzzerSlot : IWorkerSlot
{
    private static readonly TimeSpan BetweenExchanges = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly string _driver;
    private readonly CampaignOrder _order;
    private readonly IReadOnlyList<string> _target;
    private readonly int _number;
    private readonly TimeSpan _time;
    private readonly string _log;
    private readonly string _seeds;
    private readonly string? _dictionary;
    private readonly LibFuzzerFolder _folder;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WorkerStatistics _statistics;
    private EngineProcess _process;
    private TimeSpan _nextLook;
    private TimeSpan _nextExchange;
    private TimeSpan _newest;
    private long _executionsBefore;
    private int _failed;
    private int _generation;

    /// <summary>Starts the first process.</summary>
    public LibFuzzerSlot(string driver, WorkerPlace place)
    {
        (_driver, _order, _number, _time) = (driver, place.Order, place.Number, place.Time);
        var (order, target, tool, number, _, _) = place;
        var name = $"{target.Name}-{number.ToString(CultureInfo.InvariantCulture)}";
        _folder = new LibFuzzerFolder(
            Path.Combine(order.Folder, $"{target.Name}-1"), Path.Combine(order.Folder, name));
        _folder.Make();
        _log = EngineProcess.NewLog(order.Folder, name);
        _target = tool.TargetWords(
            EngineKind.LibFuzzer, target, Path.ChangeExtension(_log, EngineTarget.ThrownExtension));
        _seeds = SeedFolder.Write(order, target);
        _dictionary = target.Dictionary.Count == 0
            ? null
            : DictionaryFile.Write(Path.GetDirectoryName(_seeds)!, target);
        _statistics = new WorkerStatistics(_folder.Own.Folder, target.Name, DateTimeOffset.UtcNow);
        if (_folder.IsFirst)
            _folder.Exchange(isOver: true);
        TakeArtifacts();
        _process = Start();
    }

    /// <inheritdoc/>
    public bool HasEnded { get; private set; }

    /// <inheritdoc/>
    public WorkerCounts Counts { get; private set; }

    /// <inheritdoc/>
    public void Look()
    {
        if (HasEnded || (_clock.Elapsed < _nextLook && !_process.HasEnded))
            return;
        _nextLook = _clock.Elapsed + BetweenLooks;
        Count();
        if (_process.HasEnded)
            Next();
        if (!_folder.IsFirst || (_clock.Elapsed < _nextExchange && !HasEnded))
            return;
        _nextExchange = _clock.Elapsed + BetweenExchanges;
        _folder.Exchange(isOver: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Dispose();
        if (_folder.IsFirst)
            _folder.Exchange(isOver: true);
    }

    // A process that ends before its time has a failure to show for it, or something is wrong with the machine.
    private void Next()
    {
        var found = TakeArtifacts();
        var code = _process.ExitCode;
        if (code != 0 && found == 0)
        {
            throw new CampaignError(
                $"verify: libFuzzer gave up: {EngineProcess.LastWordsOf(_process.Log)} (all that it said: {_log})");
        }

        HasEnded = code == 0 || _clock.Elapsed >= _time;
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
        var worker = new LibFuzzerWorker(
            Path.Combine(_folder.Shared.Folder, WorkerStore.Queue),
            _seeds,
            _folder.Artifacts,
            _dictionary,
            _order.SeedOf(_number, _generation),
            _time - (_generation == 0 ? TimeSpan.Zero : _clock.Elapsed),
            _order.Executions);
        return new EngineProcess(LibFuzzerCommand.Words(_driver, worker, _target), ToolProcess.Environment, _log);
    }

    private void Count()
    {
        var (executions, features, inputs) = LibFuzzerLog.Parse(_process.Log);
        if (features > Counts.Edges)
            _newest = _clock.Elapsed;
        var total = _executionsBefore + executions;
        Counts = new WorkerCounts(
            total,
            total / Math.Max(_clock.Elapsed.TotalSeconds, 0.001),
            Math.Max(Counts.Edges, features),
            inputs,
            _clock.Elapsed - _newest,
            _failed);
        _statistics.Write(
            new Counts(total, (int)Counts.Edges, (int)inputs, _newest, _failed, _clock.Elapsed),
            stability: null,
            _clock.Elapsed);
    }

    private int TakeArtifacts()
    {
        var taken = _folder.TakeArtifacts();
        _failed += taken;
        Counts = Counts with { Failures = _failed };
        return taken;
    }
}

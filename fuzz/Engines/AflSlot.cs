using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Fuzz.Campaigning;
using Fuzz.Working;
using Reference;

namespace Fuzz.Engines;

/// <summary>An instance of AFL++ and what it leaves in its folder.</summary>
internal sealed partial class AflSlot : IWorkerSlot
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WorkerStore _store;
    private readonly EngineProcess _process;
    private readonly HashSet<string> _old;
    private readonly HashSet<string> _badSeeds = new(StringComparer.Ordinal);
    private readonly string _log;
    private TimeSpan _nextLook;

    /// <summary>Starts the instance; one whose folder has a queue goes on with it.</summary>
    public AflSlot(string afl, WorkerPlace place)
    {
        var (order, target, tool, number, time, _) = place;
        var name = $"{target.Name}-{number.ToString(CultureInfo.InvariantCulture)}";
        _store = new WorkerStore(Path.Combine(order.Folder, name));
        var isThere = _store.Files(WorkerStore.Queue).Any();
        _log = EngineProcess.NewLog(order.Folder, name);

        // AFL++ takes away what failed before when it starts again; what has the same name and age is the old one.
        _old = [.. FailureFiles().Select(Mark)];
        var seeds = SeedFolder.Write(order, target);
        if (isThere && number == 1)
            SeedFolder.WriteAsPeer(order, target);
        var worker = new AflWorker(order.Folder, name, number, order.SeedOf(number, 0), time, order.Executions);
        _process = new EngineProcess(
            AflCommand.Words(
                afl,
                worker,
                isThere ? null : seeds,
                target.Dictionary.Count == 0 ? null : DictionaryFile.Write(Path.GetDirectoryName(seeds)!, target),
                tool.TargetWords(
                    EngineKind.Afl, target, Path.ChangeExtension(_log, EngineTarget.ThrownExtension))),
            [.. AflCommand.Environment, .. ToolProcess.Environment],
            _log);
    }

    /// <inheritdoc/>
    public bool HasEnded { get; private set; }

    /// <inheritdoc/>
    public WorkerCounts Counts { get; private set; }

    /// <inheritdoc/>
    public void Look()
    {
        if (HasEnded)
            return;
        HasEnded = _process.HasEnded;
        if (_clock.Elapsed >= _nextLook || HasEnded)
        {
            _nextLook = _clock.Elapsed + BetweenLooks;
            Counts = AflStatistics.Read(_store.Folder);
            SaveBadSeeds();
        }

        Counts = Counts with { Failures = FailureFiles().Count(file => !_old.Contains(Mark(file))) };
        if (HasEnded && _process.ExitCode != 0 && _badSeeds.Count == 0)
        {
            throw new CampaignError(
                $"verify: afl-fuzz gave up: {EngineProcess.LastWordsOf(_process.Log)} (all that it said: {_log})");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private static string Mark(string file) => $"{file} {File.GetLastWriteTimeUtc(file).Ticks}";

    private IEnumerable<string> FailureFiles() =>
        _store.Files(WorkerStore.Crashes).Concat(_store.Files(WorkerStore.Hangs));

    // AFL++ passes over a seed that fails, and saves it nowhere else than in its queue.
    private void SaveBadSeeds()
    {
        foreach (Match line in BadSeed().Matches(_process.Log))
        {
            var file = Path.Combine(_store.Folder, WorkerStore.Queue, line.Groups["name"].Value);
            if (!File.Exists(file) || !_badSeeds.Add(file))
                continue;
            var part = line.Groups["how"].Value == "timeout" ? WorkerStore.Hangs : WorkerStore.Crashes;
            _store.Save(part, _store.NextNumber(part), "sig:00,src:seed", File.ReadAllBytes(file));
        }
    }

    [GeneratedRegex(
        "Test case '(?<name>[^'/]+)' results in a (?<how>crash|timeout)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadSeed();
}

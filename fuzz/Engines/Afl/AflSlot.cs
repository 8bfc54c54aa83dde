using System.Diagnostics;
using System.Text.RegularExpressions;
using Processes;

namespace Fuzz.Engines.Afl;

/// <summary>An instance of AFL++. The first is the main instance, the others are secondary.</summary>
internal sealed partial class AflSlot : IWorkerSlot
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly string _afl;
    private readonly WorkerPlace _place;
    private readonly WorkerFolder _folder;
    private readonly HashSet<string> _old;
    private readonly HashSet<string> _badSeeds = new(StringComparer.Ordinal);
    private readonly ShortLives _lives = new();
    private EngineProcess _process;
    private TimeSpan _nextLook;
    private long _executionsBefore;
    private int _generation;

    /// <summary>Starts the instance, which resumes an existing queue.</summary>
    public AflSlot(string afl, WorkerPlace place)
    {
        (_afl, _place) = (afl, place);
        _folder = new WorkerFolder(place.Folder);

        // AFL++ removes old failures when it starts again; a file with the same name and age is an old one.
        _old = [.. _folder.FailureFiles.Select(Mark)];
        _process = Start();
    }

    public bool HasEnded { get; private set; }

    public string? GaveUp { get; private set; }

    public WorkerCounts Counts { get; private set; }

    /// <summary>The path of <c>afl-fuzz</c>.</summary>
    /// <exception cref="CampaignError">It is not installed.</exception>
    public static string Find(string searchPath) => EngineProcess.Find(searchPath, "afl-fuzz")
        ?? throw new CampaignError(
            "verify: afl needs afl-fuzz, which is not installed; install it: apt-get install afl++");

    public void Look()
    {
        if (HasEnded)
            return;
        HasEnded = _process.HasEnded;
        if (_clock.Elapsed >= _nextLook || HasEnded)
        {
            _nextLook = _clock.Elapsed + BetweenLooks;
            Counts = AflStatistics.Read(_folder);
            SaveBadSeeds();
        }

        Counts = Counts with { Failures = _folder.FailureFiles.Count(file => !_old.Contains(Mark(file))) };
        if (!HasEnded || _process.ExitCode == 0)
            return;
        if (_badSeeds.Count > 0)
            GaveUp = $"afl-fuzz ends where every seed fails: {EngineProcess.LastWordsOf(_process.Log)}";
        else if (TargetDied().IsMatch(_process.Log))
            Replace();
        else
            throw _process.Failed("afl-fuzz");
    }

    public void Dispose() => _process.Dispose();

    private EngineProcess Start()
    {
        var (order, target) = (_place.Order, _place.Target);
        var resumes = _folder.Files(WorkerFolder.Queue).Any();
        var log = EngineProcess.NewLog(order.Folder, _place.Name);
        var seeds = EngineFiles.WriteSeeds(order, target);
        if (resumes && _place.Number == 1)
            EngineFiles.WriteAsPeer(order, target);
        return new EngineProcess(
            AflCommand.Words(
                _afl,
                _place with { Time = _place.TimeLeft(_generation, _clock.Elapsed) },
                resumes ? null : seeds,
                EngineFiles.WriteDictionary(order, target),
                _place.TargetWords(EngineKind.Afl, log)),
            [.. AflCommand.Environment, .. ToolCommand.Environment],
            log);
    }

    // No input is to blame, and nothing that a user could install: the code under test ends its own process.
    private void Replace()
    {
        GaveUp = _lives.Count(
            Counts.Executions - _executionsBefore, EngineProcess.LastWordsOf(_process.Log));
        HasEnded = GaveUp is not null || _clock.Elapsed >= _place.Time;
        if (HasEnded)
            return;
        _process.Dispose();
        _executionsBefore = Counts.Executions;
        _generation++;
        _process = Start();
    }

    private static string Mark(string file) => $"{file} {File.GetLastWriteTimeUtc(file).Ticks}";

    // AFL++ skips a seed that fails, and saves it only in its queue.
    private void SaveBadSeeds()
    {
        foreach (Match line in BadSeed().Matches(_process.Log))
        {
            var file = Path.Combine(_folder.Root, WorkerFolder.Queue, line.Groups["name"].Value);
            if (!File.Exists(file) || !_badSeeds.Add(file))
                continue;
            var part = line.Groups["how"].Value == "timeout" ? WorkerFolder.Hangs : WorkerFolder.Crashes;
            _folder.Save(part, $"{WorkerFolder.SignalWords(0)},src:seed", InputFile.Read(file));
        }
    }

    // The fork server is the process that runs the target.
    [GeneratedRegex("fork ?server|handshake", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TargetDied();

    [GeneratedRegex(
        "Test case '(?<name>[^'/]+)' results in a (?<how>crash|timeout)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadSeed();
}

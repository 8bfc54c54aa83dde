using System.Diagnostics;
using System.Text.RegularExpressions;
using Processes;

namespace Fuzz.Engines.Afl;

/// <summary>An instance of AFL++. The first is the main instance, the others are secondary.</summary>
internal sealed partial class AflSlot : IWorkerSlot
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WorkerFolder _folder;
    private readonly EngineProcess _process;
    private readonly HashSet<string> _old;
    private readonly HashSet<string> _badSeeds = new(StringComparer.Ordinal);
    private TimeSpan _nextLook;

    /// <summary>Starts the instance, which resumes an existing queue.</summary>
    public AflSlot(string afl, WorkerPlace place)
    {
        var (order, target) = (place.Order, place.Target);
        _folder = new WorkerFolder(place.Folder);
        var resumes = _folder.Files(WorkerFolder.Queue).Any();
        var log = EngineProcess.NewLog(order.Folder, place.Name);

        // AFL++ removes old failures when it starts again; a file with the same name and age is an old one.
        _old = [.. _folder.FailureFiles.Select(Mark)];
        var seeds = EngineFiles.WriteSeeds(order, target);
        if (resumes && place.Number == 1)
            EngineFiles.WriteAsPeer(order, target);
        _process = new EngineProcess(
            AflCommand.Words(
                afl,
                place,
                resumes ? null : seeds,
                EngineFiles.WriteDictionary(order, target),
                place.TargetWords(EngineKind.Afl, log)),
            [.. AflCommand.Environment, .. ToolCommand.Environment],
            log);
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
        GaveUp = _badSeeds.Count > 0
            ? $"afl-fuzz ends where every seed fails: {EngineProcess.LastWordsOf(_process.Log)}"
            : throw _process.Failed("afl-fuzz");
    }

    public void Dispose() => _process.Dispose();

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

    [GeneratedRegex(
        "Test case '(?<name>[^'/]+)' results in a (?<how>crash|timeout)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadSeed();
}

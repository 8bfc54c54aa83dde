using System.Text.RegularExpressions;
using CliWrap;
using Processes;

namespace Fuzz.Engines;

/// <summary>
/// A fuzzer of the machine as a process. What it prints goes to a log file; it is asked to end when this process ends,
/// however that comes about.
/// </summary>
internal sealed partial class EngineProcess : IDisposable
{
    // The shell waits for the fuzzer and, beside it, for the end of its own standard input, which this process holds.
    private const string Watched = """
        exec 3<&0
        log=$1
        shift
        exec 2>>"$log"
        "$@" </dev/null >>"$log" 3<&- &
        fuzzer=$!
        { read -r _ <&3; kill "$fuzzer"; } 2>/dev/null &
        wait "$fuzzer"
        code=$?
        kill $! 2>/dev/null
        exit $code
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ChildProcess _process;
    private readonly string _log;

    /// <summary>Starts a fuzzer.</summary>
    /// <param name="words">Its program and arguments.</param>
    /// <param name="environment">Variables beside this process's own.</param>
    /// <param name="log">The file that takes what it prints, at its end.</param>
    public EngineProcess(
        IEnumerable<string> words, IEnumerable<KeyValuePair<string, string?>> environment, string log)
    {
        _log = log;
        var variables = new Dictionary<string, string?>(environment, StringComparer.Ordinal);

        // SharpFuzz starts its second process as "dotnet": it must be the one that runs this process.
        if (Path.GetDirectoryName(DotnetHost.FilePath) is { Length: > 0 } folder)
            variables["PATH"] = $"{folder}{Path.PathSeparator}{SearchPath}";
        _process = ChildProcess.Start(Cli.Wrap("/bin/sh")
            .WithArguments(["-c", Watched, "sh", log, .. words])
            .WithEnvironmentVariables(variables));
    }

    /// <summary>The folders of the machine's programs.</summary>
    public static string SearchPath => Environment.GetEnvironmentVariable("PATH") ?? string.Empty;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasEnded;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.Kill().Code ?? 0;

    /// <summary>What it printed.</summary>
    public string Log => TextOf(_log);

    /// <summary>The error of a fuzzer that ended and has no failing input to show for it.</summary>
    public CampaignError GaveUp(string name) =>
        new($"verify: {name} gave up: {LastWordsOf(Log)} (all that it printed: {_log})");

    /// <summary>The path of a worker's log in a campaign's folder; what an earlier one said is gone.</summary>
    public static string NewLog(string campaign, string worker)
    {
        var folder = Path.Combine(campaign, "logs");
        Directory.CreateDirectory(folder);
        var log = Path.Combine(folder, $"{worker}.log");
        File.Delete(log);
        return log;
    }

    /// <summary>The line of a log that says why a fuzzer gave up, or the last one.</summary>
    public static string LastWordsOf(string log)
    {
        var lines = Colours().Replace(log, string.Empty)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.LastOrDefault(line => line.Contains("ABORT", StringComparison.Ordinal))
            ?? lines.LastOrDefault("it printed nothing");
    }

    /// <summary>The text of a file that another process writes; empty where there is none.</summary>
    public static string TextOf(string path)
    {
        try
        {
            using var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return string.Empty;
        }
    }

    /// <summary>The first of several programs that the machine has; null where it has none.</summary>
    /// <param name="searchPath">The folders, as in <c>PATH</c>.</param>
    /// <param name="names">The programs, the best first.</param>
    public static string? Find(string searchPath, params IEnumerable<string> names)
    {
        var folders = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Asks it to end, and kills it where it does not.</summary>
    public void Dispose()
    {
        _process.CloseInput();
        _process.Wait(Patience, CancellationToken.None);
        _process.Dispose();
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*[a-zA-Z]|\x1b\([A-Z0-9]|[\x0e\x0f\r]", RegexOptions.None, 1000)]
    private static partial Regex Colours();
}

using System.Text.RegularExpressions;
using CliWrap;
using Processes;

namespace Fuzz.Engines;

/// <summary>
/// The process of an installed fuzzer. Its output goes to a log file. It is terminated when this process ends.
/// </summary>
internal sealed partial class EngineProcess : IDisposable
{
    // The shell waits for the fuzzer and for the end of its own standard input, which this process holds.
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
    /// <param name="environment">Variables to add to those of this process.</param>
    /// <param name="log">The file to which its output is appended.</param>
    public EngineProcess(
        IEnumerable<string> words, IEnumerable<KeyValuePair<string, string?>> environment, string log)
    {
        _log = log;
        var variables = new Dictionary<string, string?>(environment, StringComparer.Ordinal);

        // SharpFuzz starts its second process as "dotnet", which must be the host of this process.
        if (Path.GetDirectoryName(DotnetHost.FilePath) is { Length: > 0 } folder)
            variables["PATH"] = $"{folder}{Path.PathSeparator}{SearchPath}";
        _process = ChildProcess.Start(Cli.Wrap("/bin/sh")
            .WithArguments(["-c", Watched, "sh", log, .. words])
            .WithEnvironmentVariables(variables));
    }

    public static string SearchPath => Environment.GetEnvironmentVariable("PATH") ?? string.Empty;

    public bool HasEnded => _process.HasEnded;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.Kill().Code ?? 0;

    /// <summary>Its output.</summary>
    public string Log => TextOf(_log);

    /// <summary>The error of a fuzzer that ended without a failing input.</summary>
    public CampaignError Failed(string name) =>
        new($"verify: {name} failed: {LastWordsOf(Log)} (full log: {_log})");

    /// <summary>The path of a worker's log in a campaign's folder; an existing one is deleted.</summary>
    public static string NewLog(string campaign, string worker)
    {
        var folder = Path.Combine(campaign, "logs");
        Directory.CreateDirectory(folder);
        var log = Path.Combine(folder, $"{worker}.log");
        File.Delete(log);
        return log;
    }

    /// <summary>The line of a log with the reason of an abort, or else the last line.</summary>
    public static string LastWordsOf(string log)
    {
        var lines = Colours().Replace(log, string.Empty)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.LastOrDefault(line => line.Contains("ABORT", StringComparison.Ordinal))
            ?? lines.LastOrDefault("no output");
    }

    /// <summary>The text of a file that another process writes; empty if there is none.</summary>
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

    /// <summary>The first of several programs that is installed; null if none is.</summary>
    /// <param name="searchPath">The folders, as in <c>PATH</c>.</param>
    /// <param name="names">The programs, by preference.</param>
    public static string? Find(string searchPath, params IEnumerable<string> names)
    {
        var folders = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Terminates it, and kills it if it does not end.</summary>
    public void Dispose()
    {
        _process.CloseInput();
        _process.Wait(Patience, CancellationToken.None);
        _process.Dispose();
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*[a-zA-Z]|\x1b\([A-Z0-9]|[\x0e\x0f\r]", RegexOptions.None, 1000)]
    private static partial Regex Colours();
}

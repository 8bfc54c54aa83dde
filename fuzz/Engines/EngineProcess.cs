using System.Diagnostics;
using System.Text.RegularExpressions;
using Fuzz.Campaigning;
using Reference;

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

    private readonly Process _process;
    private readonly string _log;

    /// <summary>Starts a fuzzer.</summary>
    /// <param name="words">Its program and arguments.</param>
    /// <param name="environment">Variables beside this process's own.</param>
    /// <param name="log">The file that takes what it prints, at its end.</param>
    public EngineProcess(
        IEnumerable<string> words, IEnumerable<KeyValuePair<string, string>> environment, string log)
    {
        _log = log;
        var start = new ProcessStartInfo("/bin/sh", ["-c", Watched, "sh", log, .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        // SharpFuzz starts its second process as "dotnet": it must be the one that runs this process.
        if (Path.GetDirectoryName(ToolProcess.Host) is { Length: > 0 } folder)
            start.Environment["PATH"] = $"{folder}{Path.PathSeparator}{MachineTool.SearchPath}";
        _process = Process.Start(start)!;
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>What it printed.</summary>
    public string Log => TextOf(_log);

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
        catch (FileNotFoundException)
        {
            return string.Empty;
        }
        catch (DirectoryNotFoundException)
        {
            return string.Empty;
        }
    }

    /// <summary>Asks it to end, and ends it where it does not.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(Patience))
                _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*[a-zA-Z]|\x1b\([A-Z0-9]|[\x0e\x0f\r]", RegexOptions.None, 1000)]
    private static partial Regex Colours();
}

using System.Collections.Immutable;
using System.Globalization;
using Lockstep.Formats;

namespace Fuzz.Storage;

/// <summary>
/// A worker's folder in AFL++'s layout and naming: <c>queue</c>, <c>crashes</c>, <c>hangs</c>,
/// <c>fuzzer_stats</c> and <c>plot_data</c>.
/// </summary>
internal sealed class WorkerFolder(string folder)
{
    /// <summary>The inputs with new coverage.</summary>
    public const string Queue = "queue";

    /// <summary>The inputs that failed.</summary>
    public const string Crashes = "crashes";

    /// <summary>The inputs that hang.</summary>
    public const string Hangs = "hangs";

    /// <summary>The start of an input's name.</summary>
    public const string Id = "id:";

    /// <summary>The signal of a killed process.</summary>
    public const int KillSignal = 9;

    private const int Digits = 6;

    // One report per cause, named by its mark.
    private const string Reports = ".reports";

    /// <summary>All folders of inputs.</summary>
    public static ImmutableArray<string> Parts { get; } = [Queue, Crashes, Hangs];

    public string Root => folder;

    /// <summary>The inputs that failed or hang.</summary>
    public IEnumerable<string> FailureFiles => Files(Crashes).Concat(Files(Hangs));

    /// <summary>The folder, with missing parts created.</summary>
    public static WorkerFolder Create(string folder)
    {
        foreach (var part in Parts)
            Directory.CreateDirectory(Path.Combine(folder, part));
        return new WorkerFolder(folder);
    }

    /// <summary>The folder of the worker that saved an input.</summary>
    public static WorkerFolder Containing(string file) => new(Path.GetDirectoryName(Path.GetDirectoryName(file))!);

    /// <summary>Saves what the worker saw, unless it has seen the cause before.</summary>
    public void SaveReport(string cause, string report)
    {
        var path = Path.Combine(Directory.CreateDirectory(PathOf(Reports)).FullName, CauseMark.Of(cause));
        if (!File.Exists(path))
            WholeFile.Write(path, report);
    }

    /// <summary>What the worker saw; null if it saved no report of a cause with this mark.</summary>
    public string? ReportOf(string mark) =>
        Path.Combine(PathOf(Reports), mark) is var path && File.Exists(path)
            ? FileContent.ReadText(path, "a report of a worker", least: 0)
            : null;

    /// <summary>Deletes incomplete files of a killed worker.</summary>
    public void DeleteUnfinished()
    {
        foreach (var part in Parts)
        {
            foreach (var half in Directory.EnumerateFiles(PathOf(part), WholeFile.Unfinished + "*"))
                File.Delete(half);
        }
    }

    /// <summary>The inputs of one part by number, without files of other names.</summary>
    public IEnumerable<string> Files(string part) => Directory.Exists(PathOf(part))
        ? Directory.EnumerateFiles(PathOf(part), Id + "*").Order(StringComparer.Ordinal)
        : [];

    /// <summary>Saves an input.</summary>
    /// <param name="part">One of the parts.</param>
    /// <param name="number">Its number.</param>
    /// <param name="rest">The rest of the file name.</param>
    /// <param name="bytes">The input.</param>
    /// <returns>The file's path.</returns>
    public string Save(string part, int number, string rest, ReadOnlySpan<byte> bytes)
    {
        var name = $"{Id}{number.ToString("000000", CultureInfo.InvariantCulture)},{rest}";
        var path = Path.Combine(PathOf(part), name);
        WholeFile.Write(path, bytes);
        return path;
    }

    /// <summary>Saves an input under the next number.</summary>
    public string Save(string part, string rest, ReadOnlySpan<byte> bytes) => Save(part, NextNumber(part), rest, bytes);

    /// <summary>The number of the next input of a part.</summary>
    public int NextNumber(string part) => Files(part).Select(NumberOf).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>The number in a name; -1 if there is none.</summary>
    public static int NumberOf(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith(Id, StringComparison.Ordinal)
            && name.Length >= Id.Length + Digits
            && int.TryParse(name.AsSpan(Id.Length, Digits), NumberStyles.None, null, out var number)
                ? number
                : -1;
    }

    /// <summary>The signal that killed a process, as in the name of the input; 0 for none.</summary>
    public static string SignalWords(int signal) => $"sig:{signal:00}";

    /// <summary>Whether the name of a failing input has a signal.</summary>
    public static bool HasSignal(string path, int signal) =>
        Path.GetFileName(path).Contains($",{SignalWords(signal)},", StringComparison.Ordinal);

    private string PathOf(string part) => Path.Combine(folder, part);
}

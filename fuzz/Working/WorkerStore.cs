using System.Globalization;

namespace Fuzz.Working;

/// <summary>
/// A worker's folder, laid out and named as AFL++ does it: <c>queue</c>, <c>crashes</c>, <c>hangs</c>,
/// <c>fuzzer_stats</c> and <c>plot_data</c>.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class WorkerStore(string folder)
{
    /// <summary>The inputs that reached something new.</summary>
    public const string Queue = "queue";

    /// <summary>The inputs that failed.</summary>
    public const string Crashes = "crashes";

    /// <summary>The inputs that did not end.</summary>
    public const string Hangs = "hangs";

    /// <summary>The start of an input's name.</summary>
    public const string Id = "id:";

    private const int Digits = 6;

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Clears away what a worker that was killed left half-written.</summary>
    public void Clean()
    {
        foreach (var part in new[] { Queue, Crashes, Hangs })
        {
            foreach (var half in Directory.EnumerateFiles(Path.Combine(folder, part), WholeFile.Unfinished + "*"))
                File.Delete(half);
        }
    }

    /// <summary>Makes the folders that are missing.</summary>
    public void Make()
    {
        foreach (var part in new[] { Queue, Crashes, Hangs })
            Directory.CreateDirectory(Path.Combine(folder, part));
    }

    /// <summary>The inputs of one part, in the order of their numbers; what is called otherwise is none.</summary>
    public IEnumerable<string> Files(string part) =>
        Directory.Exists(Path.Combine(folder, part))
            ? Directory.EnumerateFiles(Path.Combine(folder, part), Id + "*").Order(StringComparer.Ordinal)
            : [];

    /// <summary>Saves an input under the next number.</summary>
    /// <param name="part">One of the parts.</param>
    /// <param name="number">Its number.</param>
    /// <param name="rest">What the name says behind the number.</param>
    /// <param name="bytes">The input.</param>
    /// <returns>The file's path.</returns>
    public string Save(string part, int number, string rest, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(folder, part, $"{Id}{number.ToString("000000", CultureInfo.InvariantCulture)},{rest}");
        WholeFile.Write(path, bytes);
        return path;
    }

    /// <summary>The number that the next input of a part takes.</summary>
    public int NextNumber(string part) => Files(part).Select(NumberOf).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>The number in a name; -1 where there is none.</summary>
    public static int NumberOf(string path)
    {
        var name = Path.GetFileName(path);
        return name.Length >= Id.Length + Digits
            && int.TryParse(name.AsSpan(Id.Length, Digits), NumberStyles.None, null, out var number)
                ? number
                : -1;
    }
}

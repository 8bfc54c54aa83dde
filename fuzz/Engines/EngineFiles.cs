using System.Globalization;
using System.Text;
using Fuzz.Corpora;

namespace Fuzz.Engines;

/// <summary>Seeds and dictionaries as files, for engines that read them.</summary>
internal static class EngineFiles
{
    private const string Folder = ".seeds";

    // AFL++ rejects a file with a longer word; libFuzzer skips words that are too long.
    private const int LongestWord = 128;

    /// <summary>Writes the seeds of a target and the inputs of <c>--corpus</c>.</summary>
    /// <returns>The folder.</returns>
    public static string WriteSeeds(CampaignOrder order, Target target)
    {
        var folder = Path.Combine(order.Folder, Folder, target.Name);
        Directory.CreateDirectory(folder);
        var number = 0;
        foreach (var seed in target.Seeds.Concat(Given(order, target)))
        {
            var name = number++.ToString("0000", CultureInfo.InvariantCulture);

            // AFL++ rejects an empty file.
            WholeFile.Write(Path.Combine(folder, $"seed-{name}"), seed is [] ? [0] : seed);
        }

        return folder;
    }

    /// <summary>
    /// Writes the inputs of <c>--corpus</c> as the queue of a peer: an instance of AFL++ that resumes its own queue
    /// takes no folder of seeds, and imports its peers' queues first.
    /// </summary>
    public static void WriteAsPeer(CampaignOrder order, Target target)
    {
        if (order.Corpus is null)
            return;
        var peer = WorkerFolder.Create(Path.Combine(order.Folder, $"{target.Name}-corpus"));
        var number = peer.NextNumber(WorkerFolder.Queue);
        foreach (var input in Given(order, target))
            peer.Save(WorkerFolder.Queue, number++, "src:corpus", input);
    }

    /// <summary>Writes the dictionary of a target.</summary>
    /// <returns>The file; null if the target has no dictionary.</returns>
    public static string? WriteDictionary(CampaignOrder order, Target target)
    {
        if (target.Dictionary.Count == 0)
            return null;
        var path = Path.Combine(order.Folder, Folder, $"{target.Name}.dict");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, DictionaryText(target.Dictionary));
        return path;
    }

    /// <summary>
    /// A dictionary as AFL++ and libFuzzer read it, one quoted word per line, without words that are empty or too long
    /// for AFL++.
    /// </summary>
    public static string DictionaryText(IReadOnlyList<byte[]> words)
    {
        var text = new StringBuilder();
        foreach (var word in words.Where(word => word.Length is > 0 and <= LongestWord))
            text.Append('"').AppendJoin(string.Empty, word.Select(Quoted)).Append("\"\n");
        return text.ToString();
    }

    private static string Quoted(byte letter) => letter is >= 0x20 and < 0x7f and not (byte)'"' and not (byte)'\\'
        ? ((char)letter).ToString()
        : $"\\x{letter.ToString("x2", CultureInfo.InvariantCulture)}";

    private static IEnumerable<byte[]> Given(CampaignOrder order, Target target) =>
        CorpusFolder.InputsOf(order.Corpus, target.Name).Select(input => input.Bytes);
}

using System.Reflection;
using Fuzz.Corpora;
using Lockstep.Formats;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Fuzz.Targets;

/// <summary>
/// The embedded seeds: as text the catalogue's scenarios, the first calls of the recorded runs and some others, and for
/// each target a minimal corpus of an earlier campaign.
/// </summary>
internal static class SeedFiles
{
    private const string TextFolder = "seeds/";
    private const string CorpusFolder = "corpus/";

    private static readonly Assembly Assembly = typeof(SeedFiles).Assembly;

    /// <summary>Each file's name and text.</summary>
    public static IReadOnlyList<(string Name, string Text)> Texts { get; } = [.. ReadTexts()];

    /// <summary>The scenario of each file.</summary>
    public static IReadOnlyList<Scenario> Scenarios { get; } = [.. Texts.Select(file => Parse(file.Name, file.Text))];

    /// <summary>The name and bytes of each input of a target's corpus; none if it has none.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> CorpusOf(string target)
    {
        using var archive = Assembly.GetManifestResourceStream($"{CorpusFolder}{target}{SeedArchive.Extension}");
        foreach (var input in archive is null ? [] : SeedArchive.Read(archive))
            yield return input;
    }

    /// <summary>The inputs of <see cref="CorpusOf"/>.</summary>
    public static IEnumerable<byte[]> InputsOf(string target) => CorpusOf(target).Select(file => file.Bytes);

    /// <summary>The scenario of a file; the extension selects the format.</summary>
    /// <exception cref="FormatError">The text is not in that format.</exception>
    public static Scenario Parse(string name, string text)
    {
        using var reader = new StringReader(text);
        return Path.GetExtension(name) switch
        {
            AllocatorTrace.Extension => AllocatorTrace.Read(reader, name).Scenario,
            HalTrace.Extension => HalTrace.Read(reader, name, MachineDefaults.Machine),
            _ => ScenarioText.Parse(text, name),
        };
    }

    private static IEnumerable<(string Name, string Text)> ReadTexts()
    {
        foreach (var name in Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(TextFolder, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!);
            yield return (name[TextFolder.Length..], reader.ReadToEnd());
        }
    }
}

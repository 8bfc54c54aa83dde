using Fuzz.Corpora;
using Lockstep;
using Lockstep.Formats;
using Lockstep.Formats.Recorded;
using Lockstep.Formats.Text;

namespace Fuzz.Targets;

/// <summary>
/// What searches begin with: the catalogue's scenarios, the first calls of the recorded runs, and some of our own. They
/// are in the assembly.
/// </summary>
internal static class SeedFiles
{
    private const string Folder = "seeds/";
    private const string CorpusFolder = "corpus/";

    /// <summary>Each file's name and text.</summary>
    public static IReadOnlyList<(string Name, string Text)> Texts { get; } = [.. ReadAll()];

    /// <summary>The scenario of each file.</summary>
    public static IReadOnlyList<Scenario> Scenarios { get; } = [.. Texts.Select(file => Read(file.Name, file.Text))];

    /// <summary>Few inputs that reach what an earlier campaign did on a target, with the names of the files.</summary>
    /// <param name="target">The target's name.</param>
    public static IEnumerable<(string Name, byte[] Bytes)> CorpusOf(string target)
    {
        var assembly = typeof(SeedFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var name = resource.Replace('\\', '/');
            if (!name.StartsWith($"{CorpusFolder}{target}/", StringComparison.Ordinal))
                continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (Path.GetFileName(name), bytes);
        }
    }

    /// <summary>The inputs of <see cref="CorpusOf"/>.</summary>
    public static IEnumerable<byte[]> InputsOf(string target) => CorpusOf(target).Select(file => file.Bytes);

    private static IEnumerable<(string Name, string Text)> ReadAll()
    {
        var assembly = typeof(SeedFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(Folder, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Folder.Length..], reader.ReadToEnd());
        }
    }

    private static Scenario Read(string name, string text)
    {
        using var reader = new StringReader(text);
        return Path.GetExtension(name) switch
        {
            AllocatorTrace.Extension => AllocatorTrace.Read(reader, name).Scenario,
            HalTrace.Extension => HalTrace.Read(reader, name, MachineDefaults.Machine),
            _ => ScenarioText.Parse(text, name),
        };
    }
}

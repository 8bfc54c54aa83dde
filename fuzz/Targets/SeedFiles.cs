using Lockstep;

namespace Fuzz;

/// <summary>
/// What searches begin with: the catalogue's scenarios, the first calls of the recorded runs, and some of our own. They
/// are in the assembly.
/// </summary>
internal static class SeedFiles
{
    private const string Folder = "seeds/";

    /// <summary>Each file's name and text.</summary>
    public static IReadOnlyList<(string Name, string Text)> Texts { get; } = [.. ReadAll()];

    /// <summary>The scenario of each file.</summary>
    public static IReadOnlyList<Scenario> Scenarios { get; } = [.. Texts.Select(file => Read(file.Name, file.Text))];

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

using System.Text.RegularExpressions;
using Lockstep.Formats;
using Lockstep.Notation.Text;

namespace Mutation.Trials;

/// <summary>The catalogue of historical defects: a folder of patches and their scenarios.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Entries">The entries by number, canaries last.</param>
public sealed partial record Catalogue(string Folder, IReadOnlyList<Defect> Entries)
{
    /// <summary>The source file added to every patched copy, which records what ran.</summary>
    public string Probe => Path.Combine(Folder, "DefectProbe.cs");

    /// <summary>Reads a catalogue.</summary>
    /// <param name="folder">The folder; a missing one has no entries.</param>
    /// <exception cref="StrengthError">A patch has a malformed name or header, or no scenario.</exception>
    /// <exception cref="FormatError">A patch cannot be read.</exception>
    public static Catalogue Read(string folder)
    {
        if (!Directory.Exists(folder))
            return new Catalogue(folder, []);
        Defect[] entries = [.. Directory.GetFiles(folder, "*.patch").Order(StringComparer.Ordinal).Select(ReadEntry)];
        return entries.GroupBy(defect => defect.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)
            is { } twice
            ? throw new StrengthError($"{twice.Last().PatchFile}: found the name '{twice.Key}' twice, expected it once")
            : new Catalogue(folder, entries);
    }

    /// <summary>The entries with these names, with or without numbers, in catalogue order.</summary>
    /// <exception cref="StrengthError">A name is unknown.</exception>
    public IReadOnlyList<Defect> Named(IReadOnlyCollection<string> names)
    {
        var unknown = names.FirstOrDefault(name => !Entries.Any(defect => IsCalled(defect, name)));
        return unknown is null
            ? [.. Entries.Where(defect => names.Any(name => IsCalled(defect, name)))]
            : throw new StrengthError($"{Folder}: there is no defect '{unknown}'. "
                + $"Allowed: {string.Join(", ", Entries.Select(defect => defect.Name))}");
    }

    /// <summary>All entries.</summary>
    /// <exception cref="StrengthError">A canary is missing, without which no result can be trusted.</exception>
    public IReadOnlyList<Defect> All()
    {
        foreach (var canary in new[] { Defect.CanaryOfNothing, Defect.CanaryOfEverything })
        {
            if (!Entries.Any(defect => defect.Name == canary))
                throw new StrengthError($"{Folder}: found no patch of '{canary}', expected both canaries");
        }

        return Entries;
    }

    private static Defect ReadEntry(string patch)
    {
        var name = FileName().Match(Path.GetFileName(patch));
        if (!name.Success)
            throw new StrengthError($"{patch}: found another name, expected NNN-name.patch");
        var number = int.Parse(name.Groups["number"].ValueSpan);
        var header = PatchHeader.Parse(patch, FileContent.ReadText(patch, "a patch"));
        var scenario = Path.ChangeExtension(patch, ".scenario");
        if (File.Exists(scenario))
            return new Defect(number, name.Groups["name"].Value, header, patch, scenario);
        return number >= Defect.FirstCanary
            ? new Defect(number, name.Groups["name"].Value, header, patch, ScenarioFile: null)
            : throw new StrengthError(
                $"{scenario}: found no such file, expected the shortest scenario that shows {Path.GetFileName(patch)}");
    }

    private static bool IsCalled(Defect defect, string name) => name == defect.Name || name == defect.FullName;

    [GeneratedRegex(
        "^(?<number>[0-9]{3})-(?<name>[a-z0-9]+(-[a-z0-9]+)*)\\.patch$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}

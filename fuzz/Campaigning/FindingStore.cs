using System.Security.Cryptography;
using System.Text;
using Lockstep;

namespace Fuzz;

/// <summary>
/// The findings of a campaign, one folder for each cause: the input as it was found, the shrunk scenario, the report,
/// and the command that replays it.
/// </summary>
/// <param name="folder">Where they go.</param>
public sealed class FindingStore(string folder)
{
    private const int LongestName = 60;

    /// <summary>Where they go.</summary>
    public string Folder => folder;

    /// <summary>Adds a finding.</summary>
    /// <param name="target">The target that found it.</param>
    /// <param name="input">The input.</param>
    /// <param name="finding">What it found.</param>
    /// <returns>The name of its folder; null where another input showed the same cause.</returns>
    public string? Add(ITarget target, byte[] input, TargetFinding finding)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(finding);
        var shrunk = finding.Scenario is { } scenario ? Counterexample.Find(scenario, target.Subjects) : null;
        var cause = shrunk is null ? finding.Cause : $"{finding.Cause}: {ShapeOf(shrunk.Shrunk)}";
        var name = NameOf(target.Name, cause);
        var place = Path.Combine(folder, name);
        if (Directory.Exists(place))
            return null;
        Write(place, target.Name, input, shrunk, finding with { Cause = cause });
        return name;
    }

    /// <summary>The kinds of the commands, repetitions left out: what examples of one cause have in common.</summary>
    private static string ShapeOf(Scenario scenario)
    {
        var kinds = new List<string>();
        foreach (var command in scenario.Commands)
        {
            if (kinds.Count == 0 || kinds[^1] != command.GetType().Name)
                kinds.Add(command.GetType().Name);
        }

        return string.Join(' ', kinds);
    }

    private static string NameOf(string target, string cause)
    {
        var letters = string.Concat(
            $"{target} {cause}".Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '));
        var name = string.Join('-', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{target} {cause}")))[..8];
        return $"{(name.Length > LongestName ? name[..LongestName] : name)}-{hash}";
    }

    private void Write(string place, string target, byte[] input, Counterexample? shrunk, TargetFinding finding)
    {
        var unfinished = Path.Combine(folder, WholeFile.Unfinished + Path.GetFileName(place));
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        void Save(string name, string text) => File.WriteAllText(Path.Combine(unfinished, name), text);

        File.WriteAllBytes(Path.Combine(unfinished, "input"), input);
        Save("report", shrunk?.Report ?? finding.Text);
        Save(StoredFinding.CauseFile, $"{finding.Cause}\n");
        if (shrunk is not null)
            Save("failing.scenario", ScenarioText.Print(shrunk.Shrunk));
        Save("replay", shrunk is not null
            ? $"{Report.Tool} replay {Path.Combine(place, "failing.scenario")}\n"
            : $"{Report.Tool} campaign --target {target} --replay {Path.Combine(place, "input")}\n");
        Directory.Move(unfinished, place);
    }
}

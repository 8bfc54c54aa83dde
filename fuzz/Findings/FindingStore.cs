using System.Diagnostics;
using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Fuzz.Findings;

/// <summary>
/// The findings of a campaign, one folder per cause: the input as it was found, the minimised scenario, the report, and
/// the command that replays it.
/// </summary>
internal sealed class FindingStore(string folder)
{
    private const int LongestName = 60;

    // Far below the time that the explaining process has; see FindingExplainer.
    private static readonly TimeSpan ShrinkTime = TimeSpan.FromSeconds(20);

    public string Folder => folder;

    /// <summary>The folder of findings of a campaign.</summary>
    public static string FolderIn(string campaign) => Path.Combine(campaign, "findings");

    /// <summary>Adds a finding.</summary>
    /// <param name="target">The target that found it.</param>
    /// <param name="input">The input.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="shorter">A shorter input with the same cause; null for none.</param>
    /// <returns>The name of its folder; null if the cause is known.</returns>
    public string? Add(Target target, byte[] input, TargetFinding finding, byte[]? shorter = null)
    {
        var clock = Stopwatch.StartNew();
        var shrunk = finding.Scenario is { } scenario
            ? Counterexample.Find(scenario, target.Subjects, () => clock.Elapsed > ShrinkTime)
            : null;
        var cause = shrunk is null ? finding.Cause : FindingCause.Of(shrunk);
        var name = NameOf(target.Name, cause);
        var place = Path.Combine(folder, name);
        if (Directory.Exists(place))
            return null;

        // Two processes may write the same finding at once: each writes its own folder, and the first rename wins.
        var unfinished = Path.Combine(folder, $"{WholeFile.Unfinished}{Environment.ProcessId}-{name}");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        File.WriteAllBytes(Path.Combine(unfinished, StoredFinding.InputPart), input);
        if (shorter is not null)
            File.WriteAllBytes(Path.Combine(unfinished, StoredFinding.ShorterPart), shorter);
        void Save(string part, string text) => File.WriteAllText(Path.Combine(unfinished, part), text);
        Save("report", shrunk?.Report ?? finding.Text);
        Save(StoredFinding.CauseFile, $"{cause}\n");
        if (shrunk is not null)
            Save(StoredFinding.ScenarioPart, ScenarioText.Print(shrunk.Shrunk));
        var shows = shorter is null ? StoredFinding.InputPart : StoredFinding.ShorterPart;
        Save("replay", shrunk is not null
            ? $"{Report.Tool} replay {Path.Combine(place, StoredFinding.ScenarioPart)}\n"
            : $"{Report.Tool} campaign --target {target.Name} --replay {Path.Combine(place, shows)}\n");
        return HasMoved(unfinished, place) ? name : null;
    }

    /// <summary>The number of findings of a target.</summary>
    public int CountOf(string target) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, $"{target}-*").Count() : 0;

    /// <summary>Deletes incomplete findings of killed processes.</summary>
    public void DeleteUnfinished()
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var half in Directory.EnumerateDirectories(folder, WholeFile.Unfinished + "*"))
            Directory.Delete(half, recursive: true);
    }

    private static string NameOf(string target, string cause)
    {
        var letters = string.Concat(
            $"{target} {cause}".Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '));
        var name = string.Join('-', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var mark = CauseMark.Of($"{target} {cause}");
        return $"{(name.Length > LongestName ? name[..LongestName] : name)}-{mark}";
    }

    private static bool HasMoved(string unfinished, string place)
    {
        try
        {
            Directory.Move(unfinished, place);
            return true;
        }
        catch (IOException) when (Directory.Exists(place))
        {
            Directory.Delete(unfinished, recursive: true);
            return false;
        }
    }
}

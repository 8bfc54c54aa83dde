using Lockstep.Judging;

namespace Fuzz.Findings;

/// <summary>
/// The findings of a campaign, one folder per cause: the input as it was found, the minimised scenario, the report, and
/// the command that replays it. Another target that shows the cause is a witness, with a folder inside.
/// </summary>
internal sealed class FindingStore(string folder)
{
    private const int LongestName = 60;

    public string Folder => folder;

    private IEnumerable<StoredFinding> All => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Where(WholeFile.IsFinished).Order(StringComparer.Ordinal)
            .Select(place => new StoredFinding(place))
        : [];

    /// <summary>The folder of findings of a campaign.</summary>
    public static string FolderIn(string campaign) => Path.Combine(campaign, "findings");

    /// <summary>What a target added to a finding, or to a witness of one.</summary>
    public StoredFinding Open(Target target, AddedFinding added) => new(PlaceOf(target, added));

    /// <summary>Removes what a target added.</summary>
    public void Remove(Target target, AddedFinding added) =>
        Directory.Delete(PlaceOf(target, added), recursive: true);

    /// <summary>The finding of a cause that a target has shown; null if it has not.</summary>
    public AddedFinding? Known(Target target, string cause) =>
        All.FirstOrDefault(finding => finding.Shows(target.Name, cause)) is { } finding
            ? new AddedFinding(finding.Name, FindingNews.Known)
            : null;

    /// <summary>Adds a finding, or a witness to one.</summary>
    /// <param name="target">The target that found it.</param>
    /// <param name="finding">The finding.</param>
    public AddedFinding Add(Target target, NewFinding finding)
    {
        if (Known(target, finding.Cause) is { } known)
            return known;
        var other = All.Where(other => !other.Shows(target.Name))
            .FirstOrDefault(other => FindingCause.MayBeOne(other.Cause, finding.Cause));
        var name = other?.Name ?? NameOf(target.Name, finding.Cause);
        var place = other?.WitnessFolder(target.Name) ?? Path.Combine(folder, name);

        // Two processes may write the same finding at once: each writes its own folder, and the first rename wins.
        var unfinished = Path.Combine(folder, $"{WholeFile.Unfinished}{Environment.ProcessId}-{name}");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Write(target, finding, unfinished, place);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return new AddedFinding(
            name,
            !HasMoved(unfinished, place) ? FindingNews.Known
            : other is null ? FindingNews.Finding
            : FindingNews.Witness);
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

    // The command names the place that the folder is renamed to.
    private static void Write(Target target, NewFinding finding, string unfinished, string place)
    {
        Directory.CreateDirectory(unfinished);
        void Save(string part, string text) => File.WriteAllText(Path.Combine(unfinished, part), text);
        File.WriteAllBytes(Path.Combine(unfinished, StoredFinding.InputPart), finding.Input);
        if (finding.Shorter is { } shorter)
            File.WriteAllBytes(Path.Combine(unfinished, StoredFinding.ShorterPart), shorter);
        Save(StoredFinding.ReportPart, finding.Report);
        Save(StoredFinding.CausePart, $"{finding.Cause}\n");
        if (finding.Scenario is { } scenario)
            Save(StoredFinding.ScenarioPart, scenario);
        var shows = finding.Shorter is null ? StoredFinding.InputPart : StoredFinding.ShorterPart;
        if (finding.FailsAlone)
        {
            Save(StoredFinding.ReplayPart, finding.Scenario is not null
                ? $"{Report.Tool} replay {Path.Combine(place, StoredFinding.ScenarioPart)}\n"
                : $"{Report.Tool} campaign --target {target.Name} --replay {Path.Combine(place, shows)}\n");
        }
    }

    private string PlaceOf(Target target, AddedFinding added)
    {
        var place = Path.Combine(folder, added.Name);
        return added.News == FindingNews.Witness ? new StoredFinding(place).WitnessFolder(target.Name) : place;
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

using Fuzz.Findings;
using Lockstep.Judging;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Verify.Display;
using Verify.Showing;

namespace Verify.Reporting;

/// <summary>The section of saved findings, each with its picture.</summary>
internal static class SavedFindings
{
    private const int MostShown = 20;

    /// <summary>The section.</summary>
    /// <param name="artifacts">The folder of everything that verbs leave.</param>
    /// <param name="around">The tool's environment.</param>
    public static Section Of(string artifacts, Surroundings around)
    {
        string[] files = [.. Files(Path.Combine(artifacts, "findings"), "*.scenario"),
            .. Files(Path.Combine(artifacts, "campaign", "findings"), StoredFinding.ScenarioPart)];
        var section = new Section("Findings", "verify show FILE") { When = $"Saved: {files.Length}." };
        if (files.Length == 0)
            return section;
        var (pictures, lines) = (new List<(string, string)>(), new List<string>());
        foreach (var file in files.Take(MostShown))
        {
            lines.Add($"{file}: {Look(file, around, pictures)}");
            lines.Add($"  {Report.Show(ShellWord.Of(file))}");
        }

        return section with { Lines = lines, Pictures = pictures };
    }

    private static string[] Files(string folder, string pattern) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    private static string Look(string file, Surroundings around, List<(string, string)> pictures)
    {
        try
        {
            var picture = new PictureSource(around, MachineDefaults.Machine).Of(file);
            if (picture.Failing is null)
                return "it holds by now";
            var kind = Finding.KindOf(picture.Steps[^1].Differences);
            pictures.Add(($"{file}: {kind}", PictureSvg.Of(picture, picture.Steps.Count - 1)));
            return kind;
        }
        catch (FormatError error)
        {
            return error.Message;
        }
    }
}

using Verify.Display;

namespace Verify.Reporting;

/// <summary>Makes the report of everything that lies under a folder: a page, Markdown and a JUnit file.</summary>
internal static class ReportJob
{
    /// <summary>The folder of everything that verbs leave.</summary>
    public const string UsualArtifacts = "artifacts";

    /// <summary>Writes the report.</summary>
    /// <param name="artifacts">The folder of everything that verbs leave.</param>
    /// <param name="around">The tool's environment.</param>
    /// <returns>The page.</returns>
    public static string Write(string artifacts, Surroundings around)
    {
        var sections = Sections(artifacts, around);
        var folder = Path.Combine(artifacts, "report");
        Directory.CreateDirectory(folder);
        var page = Path.Combine(folder, "index.html");
        File.WriteAllText(page, ReportText.Html(sections));
        File.WriteAllText(Path.ChangeExtension(page, ".md"), ReportText.Markdown(sections));
        ReportText.JUnit(sections).Save(Path.ChangeExtension(page, ".xml"));
        return page;
    }

    private static List<Section> Sections(string artifacts, Surroundings around)
    {
        List<Section> sections =
        [
            TestResults.Of(Path.Combine(artifacts, "tests")),
            ReachedOutcomes.Measure(around),
            .. new SavedResults(Path.Combine(artifacts, "results")).Sections().Select(section =>
                section.Title == "Campaign"
                    ? section with { Pictures = CampaignPlots.Of(Path.Combine(artifacts, "campaign")) }
                    : section),
            SavedFindings.Of(artifacts, around),
        ];
        sections.Add(NotCovered(sections));
        return sections;
    }

    private static Section NotCovered(IEnumerable<Section> sections) =>
        new("What this report does not cover", "docs/assumptions.md")
        {
            Lines =
            [
                .. sections.Where(section => section.HasNotRun)
                    .Select(section => $"{section.Title}: it has not run here. Run: {section.Command}"),
                "Results are of the commits that they name; what changed since is in none of them.",
                "What no generated environment does, and why, is in docs/assumptions.md.",
                "No run shows that production code and model share no mistake: the safety rules, which know no model, "
                    + "and docs/assumptions.md speak for it.",
            ],
        };
}

namespace Properties.Tool;

/// <summary>
/// A way in which the tool reads a file: a column of the table that <see cref="BadFileTableTests"/> goes through.
/// </summary>
/// <param name="Place">The file, relative to a folder.</param>
/// <param name="Arguments">The arguments, in which * stands for that folder.</param>
internal sealed record FileReader(string Place, string Arguments)
{
    private const string Finding = "campaign/findings/layout-x";
    private const string InCampaign = "--target layout --executions 1 --out */campaign";

    /// <summary>Whether any bytes are a valid file.</summary>
    public bool TakesAnyBytes { get; private init; }

    /// <summary>Whether the file may be missing.</summary>
    public bool IsOptional { get; private init; }

    public static IReadOnlyList<FileReader> All { get; } =
    [
        new("f.scenario", "replay */f.scenario"),
        new("f.HAL", "replay */f.HAL"),
        new("f.trace", "replay */f.trace"),
        new("f.bin", "replay */f.bin") { TakesAnyBytes = true },
        new("id:000001,src:seed", "replay */id:000001,src:seed") { TakesAnyBytes = true },
        new("f", "replay */f"),
        new("f.scenario", "shrink */f.scenario"),
        new("f.scenario", "print */f.scenario"),
        new("f.scenario", "record */f.scenario --log"),
        new("f.log", "check */f.log"),
        new("f.log", "show */f.log --json"),
        new("f.scenario", "show */f.scenario --json"),
        new("f", "campaign --target layout --replay */f") { TakesAnyBytes = true },
        new("corpus/layout.tar.gz", $"campaign --corpus */corpus {InCampaign}") { IsOptional = true, IsFound = true },
        new("campaign/layout-1/queue/id:000000", $"campaign {InCampaign}") { TakesAnyBytes = true, IsOptional = true },
        new("corpus/layout.tar.gz", "corpus minimise */corpus --out */to") { IsOptional = true, IsFound = true },
        new("corpus/layout.tar.gz", "corpus merge */corpus */corpus --out */to") { IsOptional = true, IsFound = true },
        new("f.json", "merge */f.json"),
        new("report.xml", "coverage --report */report.xml"),
        new("report.json", "mutation --only reference --report */report.json"),
        new($"{Finding}/cause", "finding --out */campaign") { IsOptional = true, TakesAnyText = true },
        new($"{Finding}/report", "finding layout --out */campaign") { IsOptional = true, TakesAnyText = true },
        new($"{Finding}/input", "finding layout --as-test --out */campaign") { TakesAnyBytes = true },
        new($"{Finding}/failing.scenario", "finding layout --as-test --out */campaign")
        {
            IsOptional = true, TakesAnyText = true,
        },
    ];

    /// <summary>Whether any text is a valid file.</summary>
    public bool TakesAnyText { get; private init; }

    /// <summary>Whether it is found by its name among the files of a folder.</summary>
    public bool IsFound { get; private init; }

    /// <summary>The arguments for a folder.</summary>
    public string[] In(string folder) =>
        [.. Arguments.Split(' ').Select(word => word.Replace("*", folder, StringComparison.Ordinal))];

    /// <summary>Whether it must refuse a file.</summary>
    public bool Refuses(BadFile file) =>
        !(file.IsMissing && IsOptional)
        && !(file.IsFolder && IsFound)
        && !(file.IsReadable && TakesAnyBytes)
        && !(file.IsText && TakesAnyText);

    public override string ToString() => $"{Arguments} ({Place})";
}

using Mutation.Trials;
using Properties.Tool;

namespace Properties.Strength;

/// <summary>Catalogues for tests.</summary>
internal static class Patches
{
    public const string Diff = """
        diff --git a/src/MemoryModel/Layout.cs b/src/MemoryModel/Layout.cs
        --- a/src/MemoryModel/Layout.cs
        +++ b/src/MemoryModel/Layout.cs
        @@ -1 +1 @@
        -one
        +two
        """;

    public const string Header = """
        Title: Three pages
        Part: sharer
        Origin: the published design
        What goes wrong: the hint is rounded to the granule,
          not to the block: three pages fail.
        """;

    public const string Good = Header + "\n\n" + Diff + "\n";

    /// <summary>Catalogue entries that are not on disk.</summary>
    public static IReadOnlyList<Defect> Entries(int defects) =>
    [
        .. Enumerable.Range(1, defects).Select(number => Entry(number, $"defect-{number}")),
        Entry(900, Defect.CanaryOfNothing),
        Entry(901, Defect.CanaryOfEverything),
    ];

    public static Defect Entry(int number, string name) =>
        new(number, name, new PatchHeader("title", "part", "origin", "what"), $"{number}-{name}.patch", null);

    public static void WriteEntry(this TemporaryFolder folder, string name, string patch, string? scenario)
    {
        folder.Write($"{name}.patch", patch);
        if (scenario is not null)
            folder.Write($"{name}.scenario", scenario);
    }
}

using System.Runtime.CompilerServices;

namespace Properties.BadSubjects;

/// <summary>
/// Texts that a person reads, kept as files. With UPDATE_GOLDEN=1 in the environment a run writes them anew: read the
/// difference before it is committed.
/// </summary>
internal static class Golden
{
    /// <summary>Fails where the text is not the file's.</summary>
    public static void Holds(string file, string text, [CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden", file), text);
            return;
        }

        var path = Path.Combine(AppContext.BaseDirectory, "Golden", file);
        Assert.True(File.Exists(path), $"there is no golden file {file}; run with UPDATE_GOLDEN=1 and read it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
    }
}

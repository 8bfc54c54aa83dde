using System.Runtime.CompilerServices;

namespace Properties.BadSubjects;

/// <summary>
/// Text output kept as golden files. UPDATE_GOLDEN=1 in the environment rewrites them; review the difference before
/// committing it.
/// </summary>
internal static class Golden
{
    /// <summary>Asserts that a text equals its golden file.</summary>
    public static void AssertMatches(string file, string text, [CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden", file), text);
            return;
        }

        var path = Path.Combine(AppContext.BaseDirectory, "Golden", file);
        Assert.True(File.Exists(path), $"no golden file {file}; create it with UPDATE_GOLDEN=1 and review it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
    }
}

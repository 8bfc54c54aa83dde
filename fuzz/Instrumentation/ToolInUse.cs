namespace Fuzz.Instrumentation;

/// <summary>
/// Workers hold the copy of the tool that they run from. Those of a parent that was killed end by themselves, a moment
/// later than it: the next parent waits for that, so that no two write to one folder.
/// </summary>
internal static class ToolInUse
{
    private const string File = ".in-use";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes a copy one that can be held.</summary>
    public static void Mark(string tool) => System.IO.File.WriteAllText(Path.Combine(tool, File), string.Empty);

    /// <summary>Holds the copy that runs, until it is disposed of or the process ends.</summary>
    public static IDisposable Hold() => new FileStream(
        Path.Combine(AppContext.BaseDirectory, File), FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Waits until nobody holds a copy.</summary>
    /// <exception cref="CampaignError">Somebody still holds it after half a minute.</exception>
    public static void WaitForEnd(string tool)
    {
        var path = Path.Combine(tool, File);
        var until = DateTime.UtcNow + Patience;
        while (IsHeld(path))
        {
            if (DateTime.UtcNow > until)
            {
                throw new CampaignError($"verify: workers of an earlier campaign still run from {tool}; end them and "
                    + "run again, or give another --out");
            }

            Thread.Sleep(50);
        }
    }

    private static bool IsHeld(string path)
    {
        if (!System.IO.File.Exists(path))
            return false;
        try
        {
            using var all = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException) when (System.IO.File.Exists(path))
        {
            return true;
        }
    }
}

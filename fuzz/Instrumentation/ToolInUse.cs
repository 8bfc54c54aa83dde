namespace Fuzz.Instrumentation;

/// <summary>
/// Workers lock the copy of the tool that they run from. Workers of a killed parent end by themselves, a moment later:
/// the next parent waits for that, so that no two write to one folder.
/// </summary>
internal static class ToolInUse
{
    private const string File = ".in-use";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Creates the lock file of a copy.</summary>
    public static void Mark(string tool) => System.IO.File.WriteAllText(Path.Combine(tool, File), string.Empty);

    /// <summary>Locks the running copy, until the lock is disposed of or the process ends.</summary>
    public static IDisposable Hold() => new FileStream(
        Path.Combine(AppContext.BaseDirectory, File), FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Waits until a copy is not locked.</summary>
    /// <exception cref="CampaignError">It is still locked after half a minute.</exception>
    public static void WaitForEnd(string tool)
    {
        var path = Path.Combine(tool, File);
        var until = DateTime.UtcNow + Patience;
        while (IsHeld(path))
        {
            if (DateTime.UtcNow > until)
            {
                throw new CampaignError($"verify: workers of an earlier campaign still run from {tool}; end them and "
                    + "re-run, or give another --out");
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

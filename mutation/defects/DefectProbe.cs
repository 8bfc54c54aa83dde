// Added to each patched copy of src/MemoryModel, and compiled nowhere else. Patches call it to record that their code
// ran and that its effect occurred.
namespace MemoryModel;

/// <summary>
/// Records how far a defect got, as a line <c>reached</c> or <c>triggered</c>, each once per process, in the file named
/// by the environment variable DEFECT_PROBE_FILE. Without that variable it writes nothing.
/// </summary>
internal static class DefectProbe
{
    private static readonly Lock Gate = new();
    private static volatile bool _reached;
    private static volatile bool _triggered;

    /// <summary>Records that the changed code runs.</summary>
    public static void Reached()
    {
        if (_reached)
            return;
        _reached = true;
        Write("reached");
    }

    /// <summary>Records that its effect occurs: a wrong result, state or call.</summary>
    public static void Triggered()
    {
        if (_triggered)
            return;
        _triggered = true;
        Write("triggered");
    }

    /// <summary>Two threads may both write a word; duplicates are harmless.</summary>
    private static void Write(string word)
    {
        if (Environment.GetEnvironmentVariable("DEFECT_PROBE_FILE") is not { Length: > 0 } file)
            return;
        lock (Gate)
            File.AppendAllText(file, word + "\n");
    }
}

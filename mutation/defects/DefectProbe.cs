// The runner of the historical defects adds this file to the copy of src/MemoryModel that it has patched; nothing
// else compiles it. A patch says with it that its code ran, and where its effect happened.
namespace MemoryModel;

/// <summary>
/// Tells the runner how far a defect got: a line <c>reached</c> or <c>triggered</c>, each once a process, in the file
/// that the environment variable DEFECT_PROBE_FILE names. Without the variable it only remembers.
/// </summary>
internal static class DefectProbe
{
    private static readonly Lock Gate = new();
    private static volatile bool _reached;
    private static volatile bool _triggered;

    /// <summary>The changed code runs.</summary>
    public static void Reached()
    {
        if (_reached)
            return;
        _reached = true;
        Tell("reached");
    }

    /// <summary>Its effect happens: an answer, a state or a call is not the right one.</summary>
    public static void Triggered()
    {
        if (_triggered)
            return;
        _triggered = true;
        Tell("triggered");
    }

    /// <summary>Two threads may both tell: a word that stands there twice says no more than once.</summary>
    private static void Tell(string word)
    {
        if (Environment.GetEnvironmentVariable("DEFECT_PROBE_FILE") is not { Length: > 0 } file)
            return;
        lock (Gate)
            File.AppendAllText(file, word + "\n");
    }
}

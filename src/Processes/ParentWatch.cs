namespace Processes;

/// <summary>Ends this process when its parent ends, even if the parent is killed.</summary>
public static class ParentWatch
{
    /// <summary>
    /// Watches standard input. The parent, which started this process as a <see cref="ChildProcess"/>, holds the other
    /// end of the pipe, so end of input means that the parent is gone.
    /// </summary>
    public static void Begin() => new Thread(static () =>
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
            // Input is discarded.
        }

        Environment.Exit(0);
    }) { IsBackground = true, Name = "parent watch" }.Start();
}

namespace Verify.Campaigns;

/// <summary>Ends a process of a campaign when the campaign does, however that came about.</summary>
internal static class ParentWatch
{
    /// <summary>
    /// Watches standard input: the parent holds its other end and writes nothing, so that it ends when the parent does.
    /// </summary>
    public static void Begin()
    {
        var watch = new Thread(static () =>
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
                // Nobody says anything.
            }

            Environment.Exit(ExitCode.Held);
        });
        watch.IsBackground = true;
        watch.Start();
    }
}

namespace Lockstep.Formats;

/// <summary>The state in which a shell handed over the standard streams.</summary>
internal static class StandardStreams
{
    private const string Descriptors = "/proc/self/fd";
    private const string Flags = "/proc/self/fdinfo";
    private const string FlagsField = "flags:";
    private const string Input = "0";

    // Of the flags of open(2): 0 reads only.
    private const int AccessMode = 3;

    /// <summary>
    /// Whether the process was started without a standard input, as with <c>&lt;&amp;-</c> in a shell. The runtime's
    /// own files then take its number: a pipe, of which the process holds both ends, so that reading it never ends.
    /// Known on Linux only.
    /// </summary>
    public static bool IsInputClosed
    {
        get
        {
            if (!OperatingSystem.IsLinux() || !Directory.Exists(Descriptors))
                return false;
            var input = TargetOf(Input);
            return input is null || (input.StartsWith("pipe:", StringComparison.Ordinal)
                && Directory.EnumerateFileSystemEntries(Descriptors)
                    .Select(path => Path.GetFileName(path))
                    .Any(name => name != Input && TargetOf(name) == input && IsWritable(name)));
        }
    }

    // The runtime may hold a duplicate of a standard input too, but never the end that is written to.
    private static bool IsWritable(string descriptor)
    {
        try
        {
            var flags = File.ReadLines(Path.Combine(Flags, descriptor))
                .FirstOrDefault(line => line.StartsWith(FlagsField, StringComparison.Ordinal));
            return flags is not null && (Convert.ToInt32(flags[FlagsField.Length..].Trim(), 8) & AccessMode) != 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // What a descriptor is open on; null if it was closed in the meantime.
    private static string? TargetOf(string descriptor)
    {
        try
        {
            return new FileInfo(Path.Combine(Descriptors, descriptor)).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

namespace Properties;

/// <summary>The recorded files, copied to the output folder.</summary>
internal static class RecordedFiles
{
    public static string PathOf(params string[] names) =>
        Path.Combine([AppContext.BaseDirectory, "Recorded", .. names]);
}

using Lockstep.Pictures;

namespace Verify.Showing;

/// <summary>A picture as one HTML page that needs nothing else.</summary>
internal static class PicturePage
{
    private static readonly string[] Scripts = ["picture.js", "words.js", "show.js"];

    /// <summary>The page.</summary>
    public static string Of(Picture picture)
    {
        // In JSON the sign is in strings only, where it may as well be escaped; it must not end the script.
        var data = PictureJson.Of(picture).Replace("<", "\\u003c", StringComparison.Ordinal);
        return Resource("show.html")
            .Replace("/*style*/", Resource("show.css"), StringComparison.Ordinal)
            .Replace("/*script*/", string.Join("\n\n", Scripts.Select(Resource)), StringComparison.Ordinal)
            .Replace("/*data*/", data, StringComparison.Ordinal);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(PicturePage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}

using Lockstep.Pictures;

namespace Verify.Showing;

/// <summary>A picture as one HTML page that needs nothing else.</summary>
internal static class PicturePage
{
    private const string Resource = "show.html";
    private const string Place = "/*data*/";

    /// <summary>The page.</summary>
    public static string Of(Picture picture)
    {
        using var stream = typeof(PicturePage).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);

        // In JSON the sign is in strings only, where it may as well be escaped; it must not end the script.
        var data = PictureJson.Of(picture).Replace("<", "\\u003c", StringComparison.Ordinal);
        return reader.ReadToEnd().Replace(Place, data, StringComparison.Ordinal);
    }
}

using System.Globalization;
using System.Text;
using Fuzz.Targets;
using Fuzz.Working;

namespace Fuzz.Engines;

/// <summary>A target's dictionary as a file that AFL++ and libFuzzer read: one quoted word a line.</summary>
internal static class DictionaryFile
{
    // AFL++ refuses a file with a longer word; libFuzzer passes over what it finds too long.
    private const int LongestWord = 128;

    /// <summary>Writes the file of a target into a folder.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder, ITarget target)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{target.Name}.dict");
        WholeFile.Write(path, Text(target.Dictionary));
        return path;
    }

    /// <summary>The file's text; words that are empty or that AFL++ finds too long are left out.</summary>
    public static string Text(IReadOnlyList<byte[]> words)
    {
        var text = new StringBuilder();
        foreach (var word in words.Where(word => word.Length is > 0 and <= LongestWord))
        {
            text.Append('"');
            foreach (var letter in word)
                text.Append(Quoted(letter));
            text.Append("\"\n");
        }

        return text.ToString();
    }

    private static string Quoted(byte letter) => letter is >= 0x20 and < 0x7f and not (byte)'"' and not (byte)'\\'
        ? ((char)letter).ToString()
        : $"\\x{letter.ToString("x2", CultureInfo.InvariantCulture)}";
}

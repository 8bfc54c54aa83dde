using Reference;

namespace Fuzz.Working;

/// <summary>
/// Which failing inputs of a worker's folder were explained, a name a line. A name is written after its finding, so a
/// parent that is killed between the two has the input explained again, and finds its cause known.
/// </summary>
/// <param name="folder">The worker's folder.</param>
internal sealed class ExplainedFailures(string folder)
{
    /// <summary>The file's name in a worker's folder.</summary>
    public const string File = ".explained";

    private string PathOf => Path.Combine(folder, File);

    /// <summary>The names; a line that has no end was not written whole, and is none.</summary>
    public IEnumerable<string> Names()
    {
        if (!System.IO.File.Exists(PathOf))
            return [];
        var text = System.IO.File.ReadAllText(PathOf);
        return text.Split('\n')[..^1];
    }

    /// <summary>Notes that an input was explained.</summary>
    /// <param name="file">The input's path.</param>
    public void Add(string file) => System.IO.File.AppendAllText(PathOf, $"\n{NameOf(file)}\n");

    /// <summary>What an input is called here: the part that it lies in, and its name.</summary>
    public static string NameOf(string file) =>
        $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}";
}

using System.Diagnostics;
using System.Text;

namespace Properties.Tool;

/// <summary>A file that cannot be used: a row of the table that <see cref="BadFileTableTests"/> goes through.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Make">Makes it at a path, in an existing folder.</param>
/// <param name="Folder">The name of the folder that it is in.</param>
internal sealed record BadFile(string Name, Action<string> Make, string Folder = "in")
{
    private const string Coloured = "\e[31mred\e]0;title\a\u202e";

    private const long HundredGigabytes = 100L << 30;

    /// <summary>Whether it is refused only because of its content.</summary>
    public bool IsReadable { get; private init; }

    /// <summary>Whether it is text, though in no format.</summary>
    public bool IsText { get; private init; }

    /// <summary>Whether nothing is there.</summary>
    public bool IsMissing { get; private init; }

    /// <summary>Whether a folder is there.</summary>
    public bool IsFolder { get; private init; }

    public static IReadOnlyList<BadFile> All { get; } =
    [
        new("missing", static _ => { }) { IsMissing = true },
        new("a folder", static path => Directory.CreateDirectory(path)) { IsFolder = true },
        new("a pipe", MakePipe),
        new("a link to a device", static path => File.CreateSymbolicLink(path, "/dev/zero")),
        new("a link to a pipe", static path =>
        {
            MakePipe(path + ".pipe");
            File.CreateSymbolicLink(path, path + ".pipe");
        }),
        new("a link to a folder", static path => File.CreateSymbolicLink(path, "/")) { IsFolder = true },
        new("a link to nothing", static path => File.CreateSymbolicLink(path, "nothing")) { IsMissing = true },
        new("a link to itself", static path => File.CreateSymbolicLink(path, path)) { IsMissing = true },
        new("100 GB without content", static path =>
        {
            using var file = File.Create(path);
            file.SetLength(HundredGigabytes);
        }),
        new("a pipe in a folder whose name has escape sequences", MakePipe, Coloured),
        new("a pipe in a folder whose name has a line end", MakePipe, "two\nlines"),
        Of("empty", []),
        Of("one word", "platform"u8) with { IsText = true },
        Of("escape sequences", "\e[2J\e]0;title\a"u8) with { IsText = true },
        Of("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("platform pkvm\n")]),
        Of("UTF-16 without a mark", Encoding.BigEndianUnicode.GetBytes("platform pkvm\n")),
        Of("Latin-1", [.. "# f"u8, 0xfc, .. "r\n"u8]),
        Of("zeroes", new byte[100]),
        Of("a line of a million letters", Encoding.ASCII.GetBytes(new string('a', 1_000_000))) with { IsText = true },
    ];

    public override string ToString() => Name;

    private static BadFile Of(string name, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        return new BadFile(name, path => File.WriteAllBytes(path, content)) { IsReadable = true };
    }

    private static void MakePipe(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}

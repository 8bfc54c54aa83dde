using System.CommandLine;
using System.CommandLine.Parsing;
using Verify;
using Verify.Display;
using Command = System.CommandLine.Command;

namespace Properties.Tool;

/// <summary>
/// Every way to read a file, on every file that cannot be used: one line on standard error that names the file, exit
/// code 2, and no waiting.
/// </summary>
public sealed class BadFileTableTests
{
    // Options that name a file to write.
    private static readonly string[] Outputs = ["--out", "--junit", "--sarif"];

    public static TheoryData<int, int> Cells => [.. FileReader.All.Index()
        .SelectMany(_ => BadFile.All.Index(), (reader, file) => (Reader: reader, File: file))
        .Where(cell => cell.Reader.Item.Refuses(cell.File.Item))
        .Select(cell => new TheoryDataRow<int, int>(cell.Reader.Index, cell.File.Index)
        {
            TestDisplayName = $"{cell.Reader.Item}: {cell.File.Item}",
        })];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Bad_file_is_refused_in_one_line(int readerIndex, int fileIndex)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other special files.");
        var (reader, file) = (FileReader.All[readerIndex], BadFile.All[fileIndex]);
        using var temporary = new TemporaryFolder();
        var folder = Directory.CreateDirectory(temporary.PathOf(file.Folder)).FullName;
        var path = Path.Combine(folder, reader.Place);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        file.Make(path);

        var run = ToolRun.Of(reader.In(folder));

        Assert.Equal((ExitCode.Usage, 1), (run.Code, run.Error.Count(letter => letter == '\n')));
        Assert.EndsWith("\n", run.Error, StringComparison.Ordinal);
        Assert.Contains(OneLine.Of(path), run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output + run.Error, letter => letter != '\n' && OneLine.IsHidden(letter));
    }

    [Fact]
    public void Every_option_and_operand_that_names_a_file_is_in_the_table()
    {
        var tried = FileReader.All.SelectMany(reader => Tried(reader.In("folder"))).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(ToolVerbs.All.SelectMany(FilesOf).ToHashSet(StringComparer.Ordinal), tried);
    }

    private static IEnumerable<string> FilesOf(Command verb) =>
        verb.Options.Where(option => option.HelpName == "FILE" && !Outputs.Contains(option.Name))
            .Select(option => $"{verb.Name} {option.Name}")
            .Concat(verb.Arguments.Where(operand => operand.HelpName == "FILE")
                .Select(operand => $"{verb.Name} {operand.Name}"));

    private static IEnumerable<string> Tried(string[] arguments)
    {
        var verb = ToolVerbs.Parse(arguments).CommandResult;
        return verb.Children.Where(result => result.Tokens.Count > 0).Select(result => result switch
        {
            OptionResult option => $"{verb.Command.Name} {option.Option.Name}",
            ArgumentResult operand => $"{verb.Command.Name} {operand.Argument.Name}",
            _ => verb.Command.Name,
        });
    }
}

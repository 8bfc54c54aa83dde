using Mutation;
using Mutation.Coverage;
using Mutation.Scores;
using Properties.Tool;

namespace Properties.Strength.Coverage;

/// <summary>
/// A fictitious checkout of two small files, with coverage reports and ledgers, in a temporary folder.
/// </summary>
internal sealed class FakeCheckout : TemporaryFolder
{
    /// <summary>A production file; reports number its lines from 1.</summary>
    public const string Sum = "src/MemoryModel/Sum.cs";

    /// <summary>A fully covered file of the model.</summary>
    public const string ModelFile = "src/Reference/Model.cs";

    /// <summary>The report entry of a covered line.</summary>
    public const string ReachedLine = "<line number=\"1\" hits=\"7\" branch=\"False\" />";

    private static readonly string[] Code = ["if (one)", "    return other;", "    return other;", "one++;"];

    public FakeCheckout()
    {
        Write(Sum, string.Join('\n', Code));
        Write(ModelFile, "x => x");
    }

    /// <summary>The report entry of a condition with two branches.</summary>
    public static string Condition(int number, int taken) =>
        $"<line number=\"{number}\" hits=\"1\" branch=\"True\" condition-coverage=\"{taken * 50}% ({taken}/2)\" />";

    /// <summary>The report entry of an uncovered line.</summary>
    public static string Unreached(int number) => $"<line number=\"{number}\" hits=\"0\" branch=\"False\" />";

    /// <summary>A report with these entries for the production file.</summary>
    public string Report(params string[] lines) => ReportOf((Sum, lines), (ModelFile, [ReachedLine]));

    /// <summary>A report written in a checkout at another path.</summary>
    public string ReportOf(params (string File, string[] Lines)[] types) => Write("report.xml", $"""
        <coverage line-rate="1">
          <sources><source>/home/someone/src/</source></sources>
          <packages><package name="any"><classes>
          {string.Join('\n', types.Select(type =>
              $"<class name=\"any\" filename=\"{type.File["src/".Length..]}\"><methods><lines /></methods>"
              + $"<lines>{string.Concat(type.Lines)}</lines></class>"))}
          </classes></package></packages>
        </coverage>
        """);

    public string Ledger(params UncoveredEntry[] entries) => Write("uncovered.json", LedgerFile.Print(entries));
}

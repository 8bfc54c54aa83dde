using Lockstep.Judging;
using Lockstep.Platforms;
using Mutation;
using Mutation.Coverage;
using Mutation.Scores;
using Properties.Tool;

namespace Properties.Strength.Coverage;

/// <summary>A checkout of two small files, with reports about it and ledgers, in a folder of its own.</summary>
internal sealed class FakeCheckout : TemporaryFolder
{
    /// <summary>A file of production code; the reports number its lines from 1.</summary>
    public const string Sum = "src/MemoryModel/Sum.cs";

    /// <summary>A file of the model, where every line ran.</summary>
    public const string ModelFile = "src/Reference/Model.cs";

    /// <summary>A line that ran, in a report.</summary>
    public const string ReachedLine = "<line number=\"1\" hits=\"7\" branch=\"False\" />";

    private static readonly string[] Code = ["if (one)", "    return other;", "    return other;", "one++;"];

    public FakeCheckout()
    {
        Write(Sum, string.Join('\n', Code));
        Write(ModelFile, "x => x");
    }

    /// <summary>A line of a report with a condition of two ways.</summary>
    public static string Condition(int number, int taken) =>
        $"<line number=\"{number}\" hits=\"1\" branch=\"True\" condition-coverage=\"{taken * 50}% ({taken}/2)\" />";

    /// <summary>A line of a report that did not run.</summary>
    public static string Unreached(int number) => $"<line number=\"{number}\" hits=\"0\" branch=\"False\" />";

    /// <summary>A report in which the production code has these lines.</summary>
    public string Report(params string[] lines) => ReportOf((Sum, lines), (ModelFile, [ReachedLine]));

    /// <summary>A report of a checkout that lay elsewhere.</summary>
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

    /// <summary>A ledger with these entries.</summary>
    public string Ledger(params UncoveredEntry[] entries) => Write("uncovered.json", LedgerFile.Print(entries));
}

using Mutation.Scores;

namespace Mutation.Coverage;

/// <summary>A run of the ordinary tests under a collector of coverage, with fixed seeds: two runs agree.</summary>
/// <remarks>
/// The collector is coverlet: it counts the ways of each condition, leaves out what the compiler adds (members of
/// records, the disposal behind foreach, state machines), and does nothing in a run that does not ask for it. It marks
/// the assemblies that the tests have loaded, and takes the marks away at the end.
/// </remarks>
/// <param name="checkout">The top of the checkout.</param>
public sealed class CoverageRun(string checkout)
{
    // They look at the assemblies themselves, and would find the collector's marks there.
    private static readonly string[] LeftOut = ["Properties.House.ProductionCode", "Properties.House.References"];

    private static readonly string[] Assemblies = ["MemoryModel", "Reference"];

    // Whatever the caller's environment: the same cases in every run, and the whole budget.
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["PROPERTIES_PERCENT"] = "100",
        ["PROPERTIES_REPLAY"] = "42,43",
    };

    /// <summary>Where the results are.</summary>
    public string Folder => Path.Combine(checkout, "artifacts", "coverage");

    /// <summary>The ledger of uncovered code.</summary>
    public string Ledger => Path.Combine(checkout, "mutation", "uncovered.json");

    /// <summary>Runs the tests; what they print goes to this process's output.</summary>
    /// <returns>The report.</returns>
    /// <exception cref="StrengthError">They could not be run to their end, or one failed.</exception>
    public string Run()
    {
        // Before the tests are run for nothing.
        UncoveredLedger.Read(Ledger);

        // The report's name has the time in it: with an older one there it could be either.
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        SdkCommand.Run(checkout, Settings,
        [
            "test", "--project", Path.Combine("tests", "Properties"), $"-p:TestResults={Folder}/",
            "--coverlet", "--coverlet-output-format", "cobertura", "--coverlet-single-hit",
            .. Assemblies.SelectMany(name => new[] { "--coverlet-include", $"[{name}]*" }),
            .. LeftOut.SelectMany(name => new[] { "--filter-not-class", name }),
        ]);
        return Directory.GetFiles(Folder, "*cobertura*.xml") is [var report]
            ? report
            : throw new StrengthError($"{Folder}: the collector left no report, or more than one");
    }
}

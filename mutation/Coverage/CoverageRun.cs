using Mutation.Scores;

namespace Mutation.Coverage;

/// <summary>A run of the tests under a coverage collector with fixed seeds, so that runs agree.</summary>
/// <remarks>
/// The collector is coverlet: it counts the branches of conditions, skips compiler-generated code (record members, the
/// disposal behind foreach, state machines) and is inactive unless requested. It instruments the assemblies under test
/// and restores them at the end.
/// </remarks>
public sealed class CoverageRun(string checkout)
{
    private static readonly string[] Assemblies = ["MemoryModel", "Reference"];

    // The same cases in every run and the whole budget, whatever the caller's environment.
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["PROPERTIES_PERCENT"] = "100",
        ["PROPERTIES_REPLAY"] = "42,43",
    };

    /// <summary>Whether the tests' output goes to standard error.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The folder of the results.</summary>
    public string Folder => Path.Combine(checkout, "artifacts", "coverage");

    /// <summary>The path of the ledger of uncovered code.</summary>
    public string Ledger => Path.Combine(checkout, "mutation", "uncovered.json");

    /// <summary>Runs the tests; their output goes to this process's output.</summary>
    /// <param name="stop">Ends them early.</param>
    /// <returns>The path of the report.</returns>
    /// <exception cref="StrengthError">The tests did not run to completion, or one failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public string Run(CancellationToken stop)
    {
        // Fail early, before the tests run.
        using var held = RunLock.Take(checkout, "coverage");
        UncoveredLedger.Read(Ledger);

        // The name of a report contains the time: an older report would be ambiguous.
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        SdkCommand.Run(checkout, Settings,
        [
            "test", "--project", Path.Combine("tests", "Properties"), $"-p:TestResults={Folder}/",
            "--coverlet", "--coverlet-output-format", "cobertura", "--coverlet-single-hit",
            .. Assemblies.SelectMany(name => new[] { "--coverlet-include", $"[{name}]*" }),
            .. MutatedCopy.Excluded.Except(MutatedCopy.Slow).SelectMany(FilterOf),
        ], IsQuiet, stop);
        return Directory.GetFiles(Folder, "*cobertura*.xml") is [var report]
            ? report
            : throw new StrengthError($"{Folder}: the collector left no report, or more than one");
    }

    // A path below the tests as a filter of the test runner. House rules make a folder a namespace and a file a class.
    private static string[] FilterOf(string path)
    {
        var name = Path.ChangeExtension(path["tests/".Length..], null).Replace('/', '.');
        return Path.HasExtension(path) ? ["--filter-not-class", name] : ["--filter-not-namespace", $"{name}*"];
    }
}

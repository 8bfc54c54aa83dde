using System.Diagnostics;

namespace Mutation;

/// <summary>
/// A run of Stryker.NET over the production code, with fixed seeds, a reduced budget for each property and the canaries
/// compiled in, so that two runs give the same verdicts.
/// </summary>
/// <param name="checkout">The top of the checkout.</param>
public sealed class MutationRun(string checkout)
{
    /// <summary>What the run changes in the environment: seeds, budget (percent of the ordinary one), canaries.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PROPERTIES_PERCENT"] = "3",
        ["PROPERTIES_REPLAY"] = "42,43",
        ["CsCheck_Seed"] = "0N0XIzNsQ0O2",
        ["MutationCanaries"] = "true",
    };

    /// <summary>Where the reports are.</summary>
    public string Folder => Path.Combine(checkout, "artifacts", "mutation");

    /// <summary>The JSON report of the last run.</summary>
    public string Report => Path.Combine(Folder, "reports", "memory-model.json");

    /// <summary>The ledger of mutants that were not killed.</summary>
    public string Ledger => Path.Combine(checkout, "mutation", "survivors.json");

    /// <summary>Runs Stryker.NET; its progress goes to this process's output.</summary>
    /// <exception cref="StrengthError">It could not be run to its end.</exception>
    public void Run()
    {
        // Before most of an hour is spent: without a ledger there is no score.
        Mutation.Ledger.Read(Ledger);
        Start("tool", "restore");
        Start("stryker", "--config-file", "stryker-config.json", "--output", Folder);
    }

    private void Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Path.Combine(checkout, "mutation"),
        };
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)
            ?? throw new StrengthError($"dotnet {arguments[0]} could not be started");
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new StrengthError($"dotnet {arguments[0]} ended with exit code {process.ExitCode}");
    }
}

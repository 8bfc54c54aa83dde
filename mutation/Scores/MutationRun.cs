namespace Mutation;

/// <summary>
/// A run of Stryker.NET over the production code, with fixed seeds, a reduced budget for each property and the canaries
/// compiled in, so that two runs give the same verdicts.
/// </summary>
/// <param name="checkout">The top of the checkout.</param>
public sealed class MutationRun(string checkout)
{
    /// <summary>What the run changes in the environment: seeds, budget (percent of the ordinary one), canaries.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(FixedSeeds.Settings, StringComparer.Ordinal)
        {
            ["PROPERTIES_PERCENT"] = "3",
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
        var dotnet = new DotnetRun(Path.Combine(checkout, "mutation"), Settings);
        dotnet.Start("tool", "restore");
        dotnet.Start("stryker", "--config-file", "stryker-config.json", "--output", Folder);
    }
}

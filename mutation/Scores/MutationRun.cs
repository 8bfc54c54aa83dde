namespace Mutation.Scores;

/// <summary>
/// A run of Stryker.NET with fixed seeds, a reduced budget for each property and the canaries compiled in, so that two
/// runs give the same verdicts.
/// </summary>
/// <param name="checkout">The top of the checkout.</param>
/// <param name="target">What is mutated.</param>
/// <param name="canariesOnly">Whether nothing but the canaries in it is mutated.</param>
public sealed class MutationRun(string checkout, MutationTarget target, bool canariesOnly = false)
{
    private readonly string _folder =
        Path.Combine(checkout, "artifacts", "mutation", canariesOnly ? $"{target.Name}-canaries" : target.Name);

    /// <summary>What the run changes in the environment: each property's budget in percent, and its seed.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["PROPERTIES_PERCENT"] = "10",
        ["PROPERTIES_REPLAY"] = "42,43",
    };

    /// <summary>The JSON report of the last run; HTML and Markdown are next to it.</summary>
    public string Report => Path.Combine(_folder, "reports", "mutation-report.json");

    /// <summary>Mutates a copy of the checkout; Stryker.NET's progress goes to this process's output.</summary>
    /// <param name="isWatched">Whether a person watches the output.</param>
    /// <exception cref="StrengthError">It could not be run to its end.</exception>
    public void Run(bool isWatched)
    {
        // A run that leaves no report must not be judged by the one before it.
        if (File.Exists(Report))
            File.Delete(Report);
        var copy = new MutatedCopy(checkout, Path.Combine(_folder, "copy"));
        copy.Make(target);
        SdkCommand.Run(copy.Settings, Settings, ["tool", "restore"]);
        SdkCommand.Run(copy.Settings, Settings,
        [
            "stryker", "--project", $"{target.Project}.csproj", "--output", _folder,
            "--mutate", canariesOnly ? $"**/{Canaries.File}" : target.Pattern,
            "--reporter", "html", "--reporter", "json", "--reporter", "markdown",
            "--reporter", isWatched ? "progress" : "dots",
        ]);
    }
}

namespace Mutation.Scores;

/// <summary>
/// A run of Stryker.NET with fixed seeds, a reduced budget per property and canaries, so that runs agree.
/// </summary>
/// <param name="checkout">The root of the checkout.</param>
/// <param name="target">What is mutated.</param>
/// <param name="canariesOnly">Whether only the canaries are mutated.</param>
public sealed class MutationRun(string checkout, MutationTarget target, bool canariesOnly = false)
{
    private readonly string _folder =
        Path.Combine(checkout, "artifacts", "mutation", canariesOnly ? $"{target.Name}-canaries" : target.Name);

    /// <summary>Environment variables of the run: the budget of properties in percent, and their seed.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["PROPERTIES_PERCENT"] = "10",
        ["PROPERTIES_REPLAY"] = "42,43",

        // A mutant is killed by what fails, and nobody reads its report.
        ["PROPERTIES_SHRINK"] = "0",

        // Stryker.NET has time limits; a thread that a test abandons would run on beside the next mutant.
        ["PROPERTIES_WATCH"] = "0",
    };

    // The copy lacks some tests, so analysers would find what the checkout does not have, such as classes to seal.
    private static readonly Dictionary<string, string?> OfCopy = new(Settings, StringComparer.Ordinal)
    {
        ["RunAnalyzers"] = "false",

        // Milliseconds that Stryker.NET's analysis waits for `dotnet --info`: on a busy machine ten seconds are few.
        ["DOTNET_INFO_WAIT_TIME"] = "120000",
    };

    private IReadOnlyList<string> Mutated => canariesOnly ? [$"**/{Canaries.File}"] : target.Patterns;

    /// <summary>Whether Stryker.NET's progress goes to standard error.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The JSON report of the last run, next to the HTML and Markdown ones.</summary>
    public string Report => Path.Combine(_folder, "reports", "mutation-report.json");

    /// <summary>Mutates a copy of the checkout; Stryker.NET's progress goes to this process's output.</summary>
    /// <exception cref="StrengthError">
    /// The run did not complete, or a test fails where nothing is mutated.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(bool isWatched, CancellationToken stop)
    {
        // A run that leaves no report must not be judged by an older one.
        if (File.Exists(Report))
            File.Delete(Report);
        var copy = new MutatedCopy(checkout, Path.Combine(_folder, "copy"));
        copy.Make(target);
        SdkCommand.Run(copy.Settings, OfCopy, ["tool", "restore"], IsQuiet, stop);
        try
        {
            Mutate(copy, isWatched, stop);
        }
        catch (StrengthError)
        {
            UnmutatedTests.Check(copy.Folder, OfCopy, IsQuiet, stop);
            throw;
        }

        // Where the tests end early, nothing that they do not reach is known.
        if (Canaries.AnyIsUncovered(MutationReport.Read(Report)))
            UnmutatedTests.Check(copy.Folder, OfCopy, IsQuiet, stop);
    }

    private void Mutate(MutatedCopy copy, bool isWatched, CancellationToken stop) =>
        SdkCommand.Run(copy.Settings, OfCopy,
        [
            "stryker", "--project", $"{target.Project}.csproj", "--output", _folder,
            .. Mutated.SelectMany(pattern => new[] { "--mutate", pattern }),
            "--reporter", "html", "--reporter", "json", "--reporter", "markdown",
            "--reporter", isWatched ? "progress" : "dots",
        ], IsQuiet, stop);
}

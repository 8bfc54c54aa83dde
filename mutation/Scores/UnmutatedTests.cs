using System.Xml;
using System.Xml.Linq;

namespace Mutation.Scores;

/// <summary>The tests of a copy where nothing is mutated: one that fails makes every verdict worthless.</summary>
internal static class UnmutatedTests
{
    private const string Results = "artifacts/unmutated";

    /// <summary>Runs them, up to the first failure.</summary>
    /// <param name="copy">The root of the copy.</param>
    /// <param name="settings">The environment variables of the mutation run.</param>
    /// <param name="isQuiet">Whether their output goes to standard error.</param>
    /// <param name="stop">Ends them early.</param>
    /// <exception cref="StrengthError">A test failed, or they did not run.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Check(
        string copy, IReadOnlyDictionary<string, string?> settings, bool isQuiet, CancellationToken stop)
    {
        var folder = Path.Combine(copy, Results);
        try
        {
            SdkCommand.Run(
                copy,
                settings,
                ["test", "--project", Path.Combine("tests", "Properties"), $"-p:TestResults={folder}/"],
                isQuiet,
                stop);
        }
        catch (StrengthError error) when (FailedIn(folder) is [var first, ..])
        {
            throw new StrengthError(
                $"verify: {first} fails where nothing is mutated, in {copy}, so no mutant can be judged; fix it, or "
                + "exclude it in MutatedCopy.cs if it does not test the mutated code",
                error);
        }
    }

    /// <summary>The names of the tests that failed, by the report in a folder; none if there is no report.</summary>
    internal static IReadOnlyList<string> FailedIn(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        try
        {
            return
            [
                .. Directory.EnumerateFiles(folder, "*.trx").Order(StringComparer.Ordinal)
                    .SelectMany(file => XDocument.Load(file).Descendants())
                    .Where(one => one.Name.LocalName == "UnitTestResult")
                    .Where(one => (string?)one.Attribute("outcome") == "Failed")
                    .Select(one => (string?)one.Attribute("testName") ?? "a test without a name"),
            ];
        }
        catch (XmlException)
        {
            // The tests died while they wrote it.
            return [];
        }
    }
}

using System.Text.RegularExpressions;
using Mutation.Scores;

namespace Properties.House;

/// <summary>What code must be like for its mutants to be judged one by one in a process that lives on.</summary>
public sealed partial class MutatedCode
{
    public static TheoryData<string> Folders => [.. MutationTarget.All.Select(target => target.Sources)];

    // A static value is made once: with the mutant that is active then, for all that come after it.
    [Theory]
    [MemberData(nameof(Folders))]
    public void Mutated_code_has_no_static_initialisers(string folder) => Assert.Empty(
        Checkout.Sources(folder).SelectMany(path => StaticValue().Matches(File.ReadAllText(path))
            .Select(match => $"{Path.GetFileName(path)}: {match.Value.Trim()}")));

    [GeneratedRegex(
        @"^.*\bstatic\s[^=;({}\n]*(\{ get; \}\s*)?=(?![>=]).*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StaticValue();
}

using System.Text.RegularExpressions;
using Mutation.Scores;

namespace Properties.House;

/// <summary>Requirements on code whose mutants are tested one after another in one process.</summary>
public sealed partial class MutatedCode
{
    public static TheoryData<string> Folders => [.. MutationTarget.All.Select(target => target.Sources)];

    // A static initialiser runs once, with the mutant active at that moment, and affects all later ones.
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

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

    // The copy that is mutated would not build.
    [Fact]
    public void Tests_of_mutated_code_use_no_tests_that_its_copy_excludes()
    {
        var folders = MutatedCopy.Excluded.Where(path => Directory.Exists(Path.Combine(Checkout.Root, path)));
        var uses =
            from file in Checkout.Sources("tests/Properties")
            let name = Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/')
            where !MutatedCopy.Excluded.Any(path => name.StartsWith(path, StringComparison.Ordinal))
            from path in folders
            where File.ReadLines(file).Contains($"using Properties.{Path.GetFileName(path)};", StringComparer.Ordinal)
            select $"{name} uses {path}, which mutation/Scores/MutatedCopy.cs excludes";

        Assert.True(uses.Any() is false, string.Join('\n', uses));
    }

    [GeneratedRegex(
        @"^.*\bstatic\s[^=;({}\n]*(\{ get; \}\s*)?=(?![>=]).*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StaticValue();
}

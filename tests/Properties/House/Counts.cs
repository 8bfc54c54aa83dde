using System.Text.RegularExpressions;

namespace Properties.House;

/// <summary>Counts in the output of the tool agree with their nouns: 1 input, 2 inputs.</summary>
public sealed partial class Counts
{
    private static readonly string[] Folders = ["src/Verify", "src/Isolation", "fuzz", "mutation"];

    [Fact]
    public void Interpolated_count_is_not_followed_by_a_bare_plural()
    {
        var bare =
            from path in Checkout.Files("*.cs")
            let name = Path.GetRelativePath(Checkout.Root, path)
            where Folders.Any(folder => name.StartsWith($"{folder}/", StringComparison.Ordinal))
            from line in File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
            where BarePlural().IsMatch(line.Text)
            select $"{name}:{line.Number}: {line.Text.Trim()}";

        Assert.True(
            bare.Any() is false,
            $"these read '1 inputs' for a count of 1; use CountText.Of, or Wording.Count:\n{string.Join('\n', bare)}");
    }

    // The nouns that the tool counts. A constant begins with a capital and is never 1; no granule has the size 1.
    [GeneratedRegex(
        @"\$""[^""]*\{(?!([A-Z]\w*|size)\})[^{}]*\} (failing )?(batches|branches|bytes|causes|commands|defects|edges"
            + "|entries|executions|findings|inputs|lines|mutants|outcomes|runs|scenarios|targets|trials|workers)\\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex BarePlural();
}

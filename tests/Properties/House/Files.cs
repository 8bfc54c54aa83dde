namespace Properties.House;

/// <summary>Files stay short, and the model short enough to read as a specification.</summary>
public sealed class Files
{
    private const int MaxLines = 300;

    private static readonly string[] Vocabulary =
    [
        "Platform", "Fault", "Place", "Shape", "Area", "Direction", "BootFacts", "Command", "Error", "Outcome", "Entry",
        "View", "State", "EquatableArray",
    ];

    [Fact]
    public void Source_files_have_at_most_300_lines() => Assert.All(
        Checkout.Files("*.cs"),
        path => Assert.True(File.ReadLines(path).Count() <= MaxLines, $"{path} is longer than {MaxLines} lines"));

    [Fact]
    public void Model_steps_take_under_half_the_lines_of_production()
    {
        var model = Checkout.Sources("src/Reference").ToLookup(IsVocabulary);
        Assert.Equal(Vocabulary.Length, model[true].Count());

        var steps = Checkout.CodeLines(model[false]);
        var production = Checkout.CodeLines(Checkout.Sources("src/MemoryModel"));

        Assert.True(
            steps * 2 < production,
            $"the model's steps take {steps} lines; half of the production code's {production} is {production / 2}");
    }

    private static bool IsVocabulary(string path) =>
        Vocabulary.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);
}

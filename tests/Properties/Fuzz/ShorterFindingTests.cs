using Fuzz.Findings;
using Fuzz.Targets;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>Findings without a scenario: inputs are minimised to the bytes that the cause needs.</summary>
public sealed class ShorterFindingTests
{
    private static readonly StubTarget SevenAndNine = new("layout", Find);

    [Fact]
    public void Finding_has_the_bytes_that_its_cause_needs_and_the_original_input()
    {
        using var folder = new TemporaryFolder();
        byte[] input = [1, 2, 7, 3, 4, 9, 5];

        var line = FindingExplainer.Explain(SevenAndNine, folder.Write("found", input), folder.PathOf("findings"));

        var (name, news) = AddedFinding.Parse(line);
        Assert.Equal(FindingNews.Finding, news);
        name = Path.Combine("findings", name);
        var finding = new StoredFinding(folder.PathOf(name));
        Assert.Equal([7, 9], finding.Input);
        Assert.Equal(input, File.ReadAllBytes(Path.Combine(folder.PathOf(name), StoredFinding.InputPart)));
        Assert.Equal("found in 2 bytes", finding.Report);
        Assert.EndsWith(Path.Combine(name, StoredFinding.ShorterPart), finding.Replay, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_without_a_folder_of_findings_is_only_run()
    {
        using var folder = new TemporaryFolder();
        byte[] input = [9, 7];

        Assert.Equal("both", FindingExplainer.Explain(SevenAndNine, folder.Write("found", input), findings: null));
    }

    // Either byte alone has another cause, which must not be confused with the first.
    private static TargetFinding? Find(byte[] input) => (input.Contains((byte)7), input.Contains((byte)9)) switch
    {
        (true, true) => new TargetFinding("both", $"found in {input.Length} bytes"),
        (false, false) => null,
        _ => new TargetFinding("one", "only one"),
    };
}

using Mutation;
using Processes;
using Properties.House;

namespace Properties.Strength;

/// <summary>The patches of the catalogue apply to the current production code.</summary>
public sealed class PatchesApplyTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Workshop.Find().Catalogue, "*.patch").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Patch_applies(string file)
    {
        var patch = Path.Combine(Workshop.Find().Catalogue, file);
        var git = Git.Run(
            Checkout.Root,
            ["apply", "--check", "--whitespace=nowarn", patch],
            isolated: false,
            TestContext.Current.CancellationToken);

        Assert.True(git.Code == 0, $"{file} no longer applies to src/MemoryModel: {git.Error}");
    }
}

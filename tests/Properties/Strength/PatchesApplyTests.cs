using System.Diagnostics;
using Mutation.Trials;
using Properties.House;

namespace Properties.Strength;

/// <summary>The patches of the catalogue fit the production code as it is: whoever changes that code hears of it at once.</summary>
public sealed class PatchesApplyTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Workshop.Find().Catalogue, "*.patch").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Patch_applies(string file)
    {
        var patch = Path.Combine(Workshop.Find().Catalogue, file);
        var start = new ProcessStartInfo("git", ["apply", "--check", "--whitespace=nowarn", patch])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();

        Assert.True(git.ExitCode == 0, $"{file} no longer applies to src/MemoryModel: {error}");
    }
}

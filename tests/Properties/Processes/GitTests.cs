using Processes;
using Properties.House;

namespace Properties.Processes;

/// <summary>git and the dotnet host, as the mutation and coverage runs use them.</summary>
public sealed class GitTests
{
    private static readonly string[] TopLevel = ["rev-parse", "--show-toplevel"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Git_finds_the_enclosing_repository_unless_isolated()
    {
        var folder = Path.Combine(Checkout.Root, "src");

        var end = Git.Run(folder, TopLevel, isolated: false, Stop);

        Assert.Equal((0, Checkout.Root), (end.Code, end.Output));
        Assert.NotEqual(0, Git.Run(folder, TopLevel, isolated: true, Stop).Code);
    }

    [Fact]
    public void Dotnet_host_has_the_runtime_of_this_process()
    {
        var end = ChildProcess.Run(DotnetHost.With("--list-runtimes"), TimeSpan.FromMinutes(1), Stop);

        Assert.True(Path.IsPathFullyQualified(DotnetHost.FilePath));
        Assert.Contains($"Microsoft.NETCore.App {Environment.Version}", end.Output, StringComparison.Ordinal);
    }
}

using System.IO.Compression;
using System.Reflection;
using CliWrap;
using Processes;
using Properties.Tool;
using Command = CliWrap.Command;

namespace Properties.House;

/// <summary>The packages work without a checkout. Nothing is built or downloaded.</summary>
public sealed class InstalledToolTests
{
    private const string LocalSourceOnly =
        """<configuration><packageSources><clear /><add key="here" value="." /></packageSources></configuration>""";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public void Installed_tool_runs_its_main_job_away_from_any_checkout()
    {
        using var folder = new TemporaryFolder();
        Pack("Verify", folder);
        folder.Write("nuget.config", LocalSourceOnly);
        Succeed(
            DotnetHost.With("tool", "install", "verify", "--tool-path", "bin", "--configfile", "nuget.config"), folder);
        var tool = Path.Combine(folder.Root, "bin", OperatingSystem.IsWindows() ? "verify.exe" : "verify");

        var held = Succeed(Cli.Wrap(tool).WithArguments(["--for", "0s", "--seed", "7"]), folder);
        var refused = Run(Cli.Wrap(tool).WithArguments("defects"), folder);

        Assert.StartsWith("seed 7; to repeat: verify --for 0s --seed 7\n", held, StringComparison.Ordinal);
        Assert.Contains("recorded pkvm 64 KiB: held, 12,498 commands", held, StringComparison.Ordinal);
        Assert.EndsWith(
            $"All held.\nreport: {Path.Combine("artifacts", "report", "index.html")}", held, StringComparison.Ordinal);
        Assert.NotEqual(0, refused.Code);
        Assert.Contains("needs a checkout", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Production_package_has_no_dependencies()
    {
        using var folder = new TemporaryFolder();
        Pack("MemoryModel", folder);

        using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder.Root, "*.nupkg")));
        using var specification = new StreamReader(package.GetEntry("MemoryModel.nuspec")!.Open());

        Assert.DoesNotContain("<dependency ", specification.ReadToEnd(), StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { "lib/net10.0/MemoryModel.dll", "lib/net10.0/MemoryModel.xml", "README.md" },
            package.Entries.Select(entry => entry.FullName).ToHashSet());
    }

    private static void Pack(string project, TemporaryFolder into) => Succeed(
        DotnetHost.With(
            "pack", Path.Combine(Checkout.Root, "src", project), "--no-build", "-o", into.Root, "-c",
            typeof(InstalledToolTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration),
        into);

    private static string Succeed(Command command, TemporaryFolder folder)
    {
        var end = Run(command, folder);
        Assert.True(end.Code == 0, $"{command} ended with {end.Code}:\n{end.Output}{end.Error}");
        return end.Output;
    }

    private static ProcessEnd Run(Command command, TemporaryFolder folder) =>
        ChildProcess.Run(command.WithWorkingDirectory(folder.Root), Patience, CancellationToken.None);
}

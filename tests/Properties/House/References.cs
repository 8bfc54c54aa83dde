using System.Xml.Linq;

namespace Properties.House;

/// <summary>The allowed dependencies between projects, and on packages.</summary>
public sealed class References
{
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["src/MemoryModel"] = [],
        ["src/Reference"] = [],
        ["src/Lockstep"] = ["MemoryModel", "Reference"],
        ["src/Generators"] = ["Lockstep"],
        ["src/Processes"] = [],
        ["src/Isolation"] = ["Generators", "Lockstep", "Processes"],
        ["mutation"] = ["Generators", "Isolation", "Lockstep", "Processes"],
        ["fuzz"] = ["Canary", "Generators", "Lockstep", "Processes"],
        ["fuzz/Canary"] = ["Lockstep"],
        ["src/Verify"] = ["Fuzz", "Generators", "Isolation", "Lockstep", "Mutation", "Processes"],
        ["tests/Properties"] =
            ["Fuzz", "Generators", "Isolation", "Lockstep", "MemoryModel", "Processes", "Reference", "Verify"],
    };

    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["src/MemoryModel"] = [],
        ["src/Reference"] = [],
        ["src/Lockstep"] = [],
        ["src/Generators"] = ["FsCheck"],
        ["src/Processes"] = ["CliWrap"],
        ["src/Isolation"] = [],
        ["mutation"] = [],
        ["fuzz"] = ["SharpFuzz", "dnlib"],
        ["fuzz/Canary"] = [],
        ["src/Verify"] = ["OxyPlot.Core", "Spectre.Console", "System.CommandLine"],
    };

    public static TheoryData<string> Folders => [.. Projects.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Project_references_only_what_the_design_allows(string folder)
    {
        var items = Items(folder);
        var projects = items.Where(item => item.Name.LocalName is "ProjectReference")
            .Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value));

        // Analysers are private to the build and invisible to users of the project.
        var packages = items.Where(item => item.Name.LocalName is "PackageReference" or "Reference")
            .Where(item => item.Attribute("PrivateAssets")?.Value != "all")
            .Select(item => item.Attribute("Include")!.Value);

        Assert.Empty(projects.Except(Projects[folder], StringComparer.Ordinal));
        if (Packages.TryGetValue(folder, out var allowed))
            Assert.Equal(allowed.Order(StringComparer.Ordinal), packages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_src_project_has_its_allowed_references_listed() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => $"src/{Path.GetFileNameWithoutExtension(path)}").Order(StringComparer.Ordinal),
        Projects.Keys.Where(folder => folder.StartsWith("src/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(typeof(MemoryModel.Tracking.MemoryTracker))]
    [InlineData(typeof(Reference.Command))]
    public void Production_code_and_model_reference_only_the_base_library(Type typeOfAssembly)
    {
        // Packages from a shared props file appear here but not in the project file.
        var foreign = typeOfAssembly.Assembly.GetReferencedAssemblies()
            .Where(name => !name.Name!.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    private static XElement[] Items(string folder)
    {
        var file = Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.csproj").Single();
        return [.. XDocument.Load(file).Descendants().Where(item => item.Attribute("Include") is not null)];
    }
}

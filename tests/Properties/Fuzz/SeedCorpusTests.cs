using System.Text;
using Fuzz.Corpora;
using Fuzz.Targets;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Notation.Text;
using Lockstep.Scenarios;
using Lockstep.Subjects;
using Properties.House;

namespace Properties.Fuzz;

/// <summary>The committed seeds: small, named by content, and all of them used.</summary>
public sealed class SeedCorpusTests
{
    private const long Largest = 300_000;

    public static TheoryData<string> Names => [.. TargetSet.Names.Where(name => name != TargetSet.Canary)];

    private static string Folder => Path.Combine(Checkout.Root, "fuzz", "Seeds");

    [Theory]
    [MemberData(nameof(Names))]
    public void Committed_inputs_are_embedded_in_the_tool_under_the_hash_of_their_content(string name)
    {
        using var archive = File.OpenRead(Path.Combine(Folder, name + SeedArchive.Extension));
        var committed = SeedArchive.Read(archive).ToList();
        var seeds = SeedFiles.CorpusOf(name).ToList();

        Assert.NotEmpty(committed);
        Assert.Equal(Texts(committed), Texts(seeds));
        Assert.All(seeds, seed => Assert.Equal(CorpusFile.NameOf(seed.Bytes), seed.Name));
        Assert.Subset(
            TargetSet.Find(name, ProductionFactory.Instance)!.Seeds.Select(Convert.ToHexString).ToHashSet(),
            seeds.Select(seed => Convert.ToHexString(seed.Bytes)).ToHashSet());
    }

    [Fact]
    public void Committed_seeds_are_small() => Assert.InRange(
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length),
        1,
        Largest);

    [Fact]
    public void Archive_does_not_depend_on_the_order_of_inputs()
    {
        var inputs = SeedFiles.CorpusOf("granule").ToList();

        Assert.Equal(Archive(inputs), Archive(inputs.AsEnumerable().Reverse()));
        Assert.Equal(Texts(inputs), Texts(SeedArchive.Read(new MemoryStream(Archive(inputs)))));
    }

    // Any bytes decode to a scenario, but a seed is the normal form of one, and most have commands: a change of the
    // binary form fails here.
    [Theory]
    [InlineData("scenario")]
    [InlineData("boot")]
    public void Binary_seed_is_the_normal_form_of_a_scenario(string name)
    {
        var inputs = SeedFiles.InputsOf(name).ToList();
        var seeds = inputs.ConvertAll(seed => ScenarioBinary.Decode(seed));

        Assert.All(inputs.Zip(seeds), seed => Assert.Equal(
            Convert.ToHexString(seed.First), Convert.ToHexString(ScenarioBinary.Encode(seed.Second))));
        Assert.InRange(seeds.Count(scenario => scenario.Commands.IsEmpty), 0, seeds.Count / 10);
    }

    [Fact]
    public void Granule_seed_decodes_to_a_pool_that_is_used_and_unshared()
    {
        var seeds = SeedFiles.InputsOf("granule").Select(seed => GranuleTarget.ScenarioOf(seed)).ToList();

        Assert.All(seeds, scenario => Assert.Equal("unshare-all", LastLine(scenario)));
        Assert.Contains(seeds, scenario => scenario.Commands.Length > 10);
    }

    // Truncated files are worthwhile too, but readable ones reach most code.
    [Fact]
    public void Trace_seeds_cover_every_format_and_many_are_readable()
    {
        var seeds = SeedFiles.InputsOf("trace").Where(seed => seed.Length > 1).ToList();

        Assert.Equal([0, 1, 2, 3], seeds.Select(seed => seed[0] % 4).Distinct().Order());
        Assert.InRange(seeds.Count(seed => seed[0] % 4 == 0 && CanBeRead(seed[1..])), 5, seeds.Count);
    }

    private static IEnumerable<string> Texts(IEnumerable<(string Name, byte[] Bytes)> inputs) =>
        inputs.Select(input => $"{input.Name} {Convert.ToHexString(input.Bytes)}");

    private static byte[] Archive(IEnumerable<(string Name, byte[] Bytes)> inputs)
    {
        using var archive = new MemoryStream();
        SeedArchive.Write(archive, inputs);
        return archive.ToArray();
    }

    private static bool CanBeRead(byte[] text)
    {
        try
        {
            ScenarioText.Parse(Encoding.UTF8.GetString(text), "seed");
            return true;
        }
        catch (FormatError)
        {
            return false;
        }
    }

    private static string LastLine(Scenario scenario) => ScenarioText.Print(scenario).TrimEnd('\n').Split('\n')[^1];
}

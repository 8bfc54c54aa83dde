using Mutation;
using Mutation.Trials;
using Properties.Tool;

namespace Properties.Strength;

/// <summary>Reading the catalogue folder: valid entries and errors.</summary>
public sealed class CatalogueTests
{
    private const string Scenario = "platform allocator smallest 16\nadd 0x1000+4096\n";

    [Fact]
    public void Entries_are_ordered_by_number_with_canaries_last()
    {
        using var folder = new TemporaryFolder();
        folder.WriteEntry("900-canary-nothing", Patches.Good, scenario: null);
        folder.WriteEntry("002-two", Patches.Good, Scenario);
        folder.WriteEntry("001-one", Patches.Good, Scenario);

        var entries = Catalogue.Read(folder.Root).Entries;

        Assert.Equal(["one", "two", Defect.CanaryOfNothing], entries.Select(entry => entry.Name));
        Assert.Equal(
            [Expectation.Detected, Expectation.Detected, Expectation.Undetected],
            entries.Select(entry => entry.Expected));
    }

    [Fact]
    public void Defect_without_scenario_is_an_error_that_names_the_missing_file()
    {
        using var folder = new TemporaryFolder();
        folder.WriteEntry("001-one", Patches.Good, scenario: null);

        AssertRejected(folder, "001-one.scenario: found no such file");
    }

    [Theory]
    [InlineData("one")]
    [InlineData("1-one")]
    [InlineData("001-One")]
    public void Patch_with_malformed_name_is_an_error(string name)
    {
        using var folder = new TemporaryFolder();
        folder.WriteEntry(name, Patches.Good, Scenario);

        AssertRejected(folder, "expected NNN-name.patch");
    }

    [Fact]
    public void Duplicate_defect_name_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.WriteEntry("001-one", Patches.Good, Scenario);
        folder.WriteEntry("002-one", Patches.Good, Scenario);

        AssertRejected(folder, "'one' twice");
    }

    [Fact]
    public void Running_all_defects_requires_both_canaries()
    {
        using var folder = new TemporaryFolder();
        folder.WriteEntry("001-one", Patches.Good, Scenario);
        folder.WriteEntry("900-canary-nothing", Patches.Good, scenario: null);

        var error = Assert.Throws<StrengthError>(() => Catalogue.Read(folder.Root).All());

        Assert.Contains("'canary-everything'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_are_found_with_or_without_their_number()
    {
        var catalogue = new Catalogue("folder", Patches.Entries(3));

        var named = catalogue.Named(["003-defect-3", "defect-1"]);

        Assert.Equal(["defect-1", "defect-3"], named.Select(entry => entry.Name));
        var error = Assert.Throws<StrengthError>(() => catalogue.Named(["defect-4"]));
        Assert.Contains("Allowed: defect-1, defect-2", error.Message, StringComparison.Ordinal);
    }

    private static void AssertRejected(TemporaryFolder folder, string expected)
    {
        var error = Assert.Throws<StrengthError>(() => Catalogue.Read(folder.Root));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}

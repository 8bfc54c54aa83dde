using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Notation.Text;

namespace Properties.Formats;

public sealed class ScenarioTextTests
{
    [Fact]
    public void Every_command_survives_a_text_round_trip() =>
        Assert.Equal(Samples.Everything, ScenarioText.Parse(Samples.Everything).ToString());

    [Fact]
    public void Sample_scenario_has_every_command_of_version_1()
    {
        var said = ScenarioText.Parse(Samples.Everything).Commands.Select(command => Vocabulary.Of(command));
        Assert.Equal(Vocabulary.All.Where(known => known.Code.Since == 1).ToHashSet(), said.ToHashSet());
    }

    [Fact]
    public void Lines_parse_to_the_expected_commands()
    {
        var scenario = Samples.OnPkvm(
            "  # comments, blank lines and spare spaces do not matter",
            "",
            "s  =  share 0x200 bytes at h+1KiB both\t# no command makes h",
            "unshare s 2 bytes",
            "host writes 1 byte of 7 at visible#2+8 after entry 3\r");
        Assert.Equal(
            [
                new Share(18, Place.Of(7, 1024), 512, Direction.Both),
                new Unshare(Place.Of(18), null, 2, null),
                new HostWrite(Place.Visible(2, 8), 1, new Instant(Moment.Entry, 3), 7),
            ],
            scenario.Commands);
        Assert.Equal(MachineDefaults.Machine, scenario.Platform);
    }

    [Fact]
    public void Allocator_platform_parses_to_its_smallest_block() =>
        Assert.Equal(
            new Scenario(new AllocatorPlatform(1UL << 31), [new Add(0x1000, 0x4000), new Free(Place.Of(0), null)]),
            ScenarioText.Parse("platform allocator smallest 2GiB\nadd 0x1000+0x4000\nfree a"));

    [Theory]
    [InlineData(0, "a")]
    [InlineData(25, "z")]
    [InlineData(26, "aa")]
    [InlineData(701, "zz")]
    [InlineData(702, "aaa")]
    [InlineData(int.MaxValue, "fxshrxx")]
    public void Labels_are_numbers_in_letters(int label, string word)
    {
        Assert.Equal(word, LabelText.Print(label));
        Assert.True(LabelText.TryParse(word, out var read));
        Assert.Equal(label, read);
    }

    [Theory]
    [InlineData("fxshrxy")]
    [InlineData("nothing")]
    [InlineData("A")]
    [InlineData("a1")]
    [InlineData("")]
    public void Words_other_than_labels_are_rejected(string word) => Assert.False(LabelText.TryParse(word, out _));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1023, "1023")]
    [InlineData(1024, "1KiB")]
    [InlineData(1025, "1025")]
    [InlineData(3UL << 40, "3TiB")]
    [InlineData(ulong.MaxValue, "0xffffffffffffffff")]
    [InlineData(1UL << 55, "32768TiB")]
    [InlineData(1UL << 56, "0x100000000000000")]
    public void Sizes_print_in_the_largest_exact_unit(ulong size, string word)
    {
        Assert.Equal(word, NumberText.Size(size));
        Assert.True(NumberText.TryParse(word, out var read));
        Assert.Equal(size, read);
    }

    [Fact]
    public void Scenarios_compare_by_value_including_fault_plans()
    {
        var text = Samples.Everything;
        var one = ScenarioText.Parse(text);
        Assert.Equal(one, ScenarioText.Parse(text));
        Assert.Equal(one.GetHashCode(), ScenarioText.Parse(text).GetHashCode());
        var another = text.Replace("refused -3", "refused -4", StringComparison.Ordinal);
        Assert.NotEqual(one, ScenarioText.Parse(another));
        Assert.NotEqual(one, one with { Commands = one.Commands.RemoveAt(3) });
    }

    [Fact]
    public void Normalise_renumbers_labels_and_clears_dangling_references()
    {
        var scenario = Samples.OnPkvm(
            "free x",
            "x = alloc 16 align 16",
            "c = share 16 bytes at x to-device",
            "free x",
            "unshare c at y+4");
        Assert.Equal(
            Samples.OnPkvm(
                "free nothing",
                "a = alloc 16 align 16",
                "b = share 16 bytes at a to-device",
                "free a",
                "unshare b at nothing"),
            scenario.Normalise());
    }

    [Fact]
    public void Scenario_boots_if_any_command_boots()
    {
        Assert.True(ScenarioText.Parse(Samples.Everything).Boots);
        Assert.False(Samples.OnPkvm("enter-payload").Boots);
    }
}

using Mutation;
using Mutation.Trials;

namespace Properties.Strength;

/// <summary>Patch headers: a malformed one is a one-line error that names the file.</summary>
public sealed class PatchHeaderTests
{
    [Fact]
    public void Header_fields_may_span_lines()
    {
        var header = PatchHeader.Parse("001-a.patch", Patches.Good);

        Assert.Equal("Three pages", header.Title);
        Assert.Equal("sharer", header.Part);
        Assert.Equal("the published design", header.Origin);
        Assert.Equal("the hint is rounded to the granule, not to the block: three pages fail.", header.WhatGoesWrong);
    }

    [Theory]
    [InlineData("Title: Three pages", "Name: Three pages", "001-a.patch:1: found a line before 'Title:'")]
    [InlineData("Part: sharer\n", "", "nothing for 'Part:'")]
    [InlineData("Part: sharer", "Part:", "nothing for 'Part:'")]
    [InlineData("Part: sharer", "Title: again", "001-a.patch:2: found 'Title:' a second time")]
    [InlineData("\n\ndiff", "\ndiff", "no blank line")]
    [InlineData("+++ b/src/MemoryModel/Layout.cs\n", "", "no diff")]
    [InlineData("+++ b/src/MemoryModel/", "+++ b/src/Reference/", "changes to src/MemoryModel alone")]
    public void Malformed_header_is_a_one_line_error_that_names_the_file(string part, string instead, string expected)
    {
        var text = Patches.Good.TrimEnd().Replace(part, instead, StringComparison.Ordinal);
        Assert.NotEqual(Patches.Good.TrimEnd(), text);

        var error = Assert.Throws<StrengthError>(() => PatchHeader.Parse("001-a.patch", text));

        Assert.StartsWith("001-a.patch:", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}

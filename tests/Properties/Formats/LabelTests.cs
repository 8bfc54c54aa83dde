using Lockstep.Notation.Text;

namespace Properties.Formats;

/// <summary>Labels may be words; the numbers that they stand for stay out of sight.</summary>
public sealed class LabelTests
{
    [Fact]
    public void Words_get_the_lowest_numbers_that_no_word_of_the_text_is() => Assert.Equal(
        [
            new Allocate(1, new Shape(64, 16)),
            new Allocate(0, new Shape(64, 16)),
            new Free(Place.Of(1), null),
            new HostRead(Place.Of(1, 16), 1, null),
            new HostRead(Place.Of(1, unchecked(0 - 16UL)), 1, null),
            new Free(Place.Of(2), null),
            new Free(Place.Of(25), null),
        ],
        Samples.OnPkvm(
            "tx-ring = alloc 64 align 16",
            "a = alloc 64 align 16",
            "free tx-ring",
            "host reads 1 byte at tx-ring+16",
            "host reads 1 byte at tx-ring-0x10",
            "free request-of-nobody",
            "free z").Commands);

    [Fact]
    public void Printing_names_words_by_letters_and_reads_back_alike()
    {
        var scenario = Samples.OnPkvm("ring2 = dma-alloc 3 pages", "host writes 8 bytes at ring2+8", "free ring2");

        var text = ScenarioText.Print(scenario);

        Assert.EndsWith("a = dma-alloc 3 pages\nhost writes 8 bytes at a+8\nfree a\n", text, StringComparison.Ordinal);
        Assert.Equal(scenario, ScenarioText.Parse(text));
    }

    [Fact]
    public void Word_defined_twice_is_an_error()
    {
        var error = Assert.Throws<FormatError>(
            () => Samples.OnPkvm("ring2 = dma-alloc 3 pages", "ring2 = dma-alloc 3 pages"));

        Assert.Contains(":3: found the duplicate label 'ring2'", error.Message, StringComparison.Ordinal);
    }
}

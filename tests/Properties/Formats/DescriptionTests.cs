using Lockstep.Commands;
using Lockstep.Notation;

namespace Properties.Formats;

/// <summary>Every command has one complete description.</summary>
public sealed class DescriptionTests
{
    public static TheoryData<Type> Commands =>
        [.. typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_has_a_description(Type command) =>
        Assert.Equal(command, Vocabulary.Of(command).Prototype.GetType());

    [Fact]
    public void Command_without_a_description_is_an_error_that_says_where_to_add_it()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Vocabulary.Of(new Undescribed()));

        Assert.Equal(
            "Undescribed has no description; add a Description<Undescribed> to its group in src/Lockstep/Commands",
            error.Message);
    }

    [Fact]
    public void Description_requires_every_part()
    {
        var parts = typeof(Description<>).GetConstructors().Single().GetParameters();

        Assert.Equal(8, parts.Length);
        Assert.All(parts, part => Assert.False(part.IsOptional, $"{part.Name} can be left out"));
    }

    [Fact]
    public void Forgotten_part_is_an_error()
    {
        static Description<Undescribed> Without(int part) => new(
            part == 0 ? null! : new("reset", new(26), new()),
            part == 1 ? null! : None.AtAll,
            part == 2 ? null! : None.AtAll,
            part == 3 ? null! : None.AtAll,
            part == 4 ? null! : None.AtAll,
            part == 5 ? null! : Watch<Undescribed>.Ordinary,
            part == 6 ? null! : Run<Undescribed>.OfHost,
            part == 7 ? null! : None.AtAll);

        Assert.Equal("reset", Without(-1).Name);
        Assert.All(Enumerable.Range(0, 8), part => Assert.Throws<ArgumentNullException>(() => Without(part)));
    }

    [Fact]
    public void Place_without_a_resolver_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => new Description<GuestWrite>(
            new("guest writes", new(23), new(default, 0, 0), static (to, it) => it with { Place = to.At(it.Place) }),
            names: None.AtAll,
            buffer: None.AtAll,
            cost: None.AtAll,
            ranges: None.AtAll,
            Watch<GuestWrite>.Ordinary,
            Run<GuestWrite>.OfHost,
            instead: None.AtAll));

        Assert.Contains("guest writes: a field is a place", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Buffer_without_a_description_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => new Description<DmaAllocate>(
            new("dma-alloc", new(9), new(0, 0)),
            names: None.AtAll,
            buffer: None.AtAll,
            cost: None.AtAll,
            ranges: None.AtAll,
            Watch<DmaAllocate>.Ordinary,
            Run<DmaAllocate>.OfHost,
            instead: None.AtAll));

        Assert.Contains("dma-alloc: a maker takes a buffer", error.Message, StringComparison.Ordinal);
    }

    private sealed record Undescribed : Command;
}

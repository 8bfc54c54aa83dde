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
            resolve: null,
            buffer: null,
            cap: null,
            ranges: null,
            part == 1 ? null! : SafetyEffect<Undescribed>.Ordinary,
            part == 2 ? null! : Execution<Undescribed>.AsHost,
            replacement: null);

        Assert.Equal("reset", Without(-1).Name);
        Assert.All(Enumerable.Range(0, 3), part => Assert.Throws<ArgumentNullException>(() => Without(part)));
    }

    [Fact]
    public void Place_without_a_resolver_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => new Description<GuestWrite>(
            new("guest writes", new(23), new(default, 0, 0), static (to, it) => it with { Place = to.At(it.Place) }),
            resolve: null,
            buffer: null,
            cap: null,
            ranges: null,
            SafetyEffect<GuestWrite>.Ordinary,
            Execution<GuestWrite>.AsHost,
            replacement: null));

        Assert.Contains("guest writes: a field is a place", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Buffer_without_a_description_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => new Description<DmaAllocate>(
            new("dma-alloc", new(9), new(0, 0)),
            resolve: null,
            buffer: null,
            cap: null,
            ranges: null,
            SafetyEffect<DmaAllocate>.Ordinary,
            Execution<DmaAllocate>.AsHost,
            replacement: null));

        Assert.Contains("dma-alloc: a maker allocates a buffer", error.Message, StringComparison.Ordinal);
    }

    private sealed record Undescribed : Command;
}

using Lockstep.Commands;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Binary;

namespace Properties.Formats;

/// <summary>A new word gets its own code and version, and keeps the meaning of existing bytes.</summary>
public sealed class CodeTableTests
{
    private const int Bytes = 256;

    private static int Next => ScenarioBinary.Version + 1;

    private static IEnumerable<int> Known => Enumerable.Range(1, ScenarioBinary.Version);

    [Fact]
    public void New_hypervisor_keeps_the_meaning_of_existing_bytes()
    {
        CodeTable<string> Of(params (string, Code)[] added) => new(
            "platform",
            [
                .. Hypervisors.All.Select(it => (it.Name, it.Code)),
                ("allocator", Hypervisors.Allocator),
                .. Hypervisors.All.Select(it => ($"hostile-{it.Name}", it.HostileCode)),
                .. added,
            ]);
        var code = new Code((byte)((2 * Hypervisors.All.Length) + 1), Since: Next);
        var (before, after) = (Of(), Of(("xen", code)));

        Assert.All(Known, version => Assert.Equal(Meanings(before, version), Meanings(after, version)));
        Assert.Equal("xen", after.Meaning(code.Number, Next));
        Assert.Equal(Next, after.Latest);
    }

    [Fact]
    public void New_command_keeps_the_meaning_of_existing_bytes()
    {
        CodeTable<string> Of(params (string Name, Code Code)[] added)
        {
            (string Name, Code Code)[] all = [.. Vocabulary.All.Select(it => (it.Name, it.Code)), .. added];
            return new("command", all, name => all.Single(it => it.Name == name).Code.Weight);
        }

        var code = new Code((byte)Vocabulary.All.Length, Weight: 12, Since: Next);
        var (before, after) = (Of(), Of(("reset", code)));

        Assert.All(Known, version => Assert.Equal(Meanings(before, version), Meanings(after, version)));
        Assert.Equal("reset", after.Meaning(code.Number, Next));
        Assert.InRange(Meanings(after, Next).Count(name => name == "reset"), 6, 20);
    }

    [Fact]
    public void New_words_keep_the_meaning_of_existing_bytes()
    {
        var before = new CodeTable<string>("port", [("map", new(0)), ("unmap", new(1)), ("flush", new(2))]);
        var after = new CodeTable<string>(
            "port", [("map", new(0)), ("unmap", new(1)), ("flush", new(2)), ("reset", new(3, Since: 2))]);

        Assert.Equal(Meanings(before, 1), Meanings(after, 1));
        Assert.NotEqual(Meanings(before, 1), Meanings(after, 2));
    }

    [Theory]
    [InlineData(1, 2, "each encodes one port")]
    [InlineData(3, 2, "without gaps")]
    [InlineData(2, 0, "a new port takes the next code")]
    public void Duplicate_gapped_or_premature_code_is_an_error(byte number, int since, string why)
    {
        var refused = Assert.Throws<ArgumentException>(() => new CodeTable<string>(
            "port", [("map", new(0, Since: 1)), ("unmap", new(1, Since: 1)), ("reset", new(number, Since: since))]));

        Assert.Contains("port reset", refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_a_scenario_has_a_code()
    {
        Assert.All(Enum.GetValues<Port>(), port => EnumCodes.Of<Port>().CodeOf(port));
        Assert.All(Enum.GetValues<FaultMode>(), mode => EnumCodes.Of<FaultMode>().CodeOf(mode));
        Assert.All(Enum.GetValues<Direction>(), direction => EnumCodes.Of<Direction>().CodeOf(direction));
        Assert.All(Enum.GetValues<RebootReason>().Skip(1), reason => EnumCodes.Of<RebootReason>().CodeOf(reason));
        Assert.All(Enum.GetValues<Hypervisor>(), hypervisor =>
        {
            EnumCodes.Platforms.CodeOf(new PlatformKind(hypervisor));
            EnumCodes.Platforms.CodeOf(new PlatformKind(hypervisor, IsHostile: true));
        });
    }

    private static IEnumerable<T> Meanings<T>(CodeTable<T> table, int version) =>
        Enumerable.Range(0, Bytes).Select(head => table.Meaning((byte)head, version));
}

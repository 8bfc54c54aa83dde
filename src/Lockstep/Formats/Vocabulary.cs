namespace Lockstep.Formats;

/// <summary>
/// Every command with its verb and its fields: the one table behind the text form and the binary form.
/// </summary>
internal static class Vocabulary
{
    /// <summary>All verbs; a place in this list is part of the binary form, so append only.</summary>
    public static IReadOnlyList<Verb> Verbs { get; } =
    [
        Of("alloc", 32, new Allocate(0, default), static (to, it) => it with { Shape = to.Shape(it.Shape) }),
        Of("free", 32, new Free(default, null), static (to, it) =>
            it with { Buffer = to.Place(it.Buffer), As = to.Optional("as", it.As, Field.Shape) }),
        Of("add", 0, new Add(0, 0), static (to, it) => Adding(to.Extent(new Extent(it.Base, it.Size)))),
        Of("init-dynamic-pool", 12, new InitDynamicPool()),
        Of("init-static-pool", 8, new InitStaticPool(default), static (to, it) => new(to.Area(it.Area))),
        Of("refill", 8, new Refill(default), static (to, it) => new(to.Shape(it.Shape))),
        Of("unshare-all", 4, new UnshareAll()),
        Of("heap-alloc", 12, new HeapAllocate(0, default), static (to, it) =>
            it with { Shape = to.Shape(it.Shape) }),
        Of("heap-free", 8, new HeapFree(default, null), static (to, it) =>
            it with { Buffer = to.Place(it.Buffer), As = to.Optional("as", it.As, Field.Shape) }),
        Of("dma-alloc", 12, new DmaAllocate(0, 0), static (to, it) =>
            it with { Pages = to.Count(it.Pages, "page") }),
        Of("dma-free", 8, new DmaFree(default, null), static (to, it) =>
            it with { Buffer = to.Place(it.Buffer), Pages = to.OptionalCount(it.Pages, "page") }),
        Of("share", 16, new Share(0, default, 0, default), static (to, it) => it with
        {
            Bytes = to.Count(it.Bytes, "byte"),
            Buffer = to.At(it.Buffer),
            Direction = to.Word(it.Direction),
        }),
        Of("unshare", 16, new Unshare(default, null, null, null), static (to, it) => it with
        {
            Bounce = to.Place(it.Bounce),
            Bytes = to.OptionalCount(it.Bytes, "byte"),
            Buffer = to.Optional("at", it.Buffer, Field.Place),
            Direction = to.OptionalWord(it.Direction),
        }),
        Of("mmio-address", 4, new MmioAddress(default), static (to, it) => new(to.Area(it.Area))),
        Of("shrink", 4, new Shrink(default), static (to, it) => new(to.Area(it.Area))),
        Of("map-read-only", 8, new MapReadOnly(default), static (to, it) => new(to.Area(it.Area))),
        Of("map-mutable", 8, new MapMutable(default), static (to, it) => new(to.Area(it.Area))),
        Of("map-mmio", 12, new MapMmio(default), static (to, it) => new(to.Area(it.Area))),
        Of("unmap-mmio", 8, new UnmapMmio()),
        Of("dispose", 2, new Dispose()),
        Of("boot", 2, new Boot(MachineDefaults.FactsFor(MachineDefaults.Machine)), static (to, it) =>
            new(BootFields.Describe(to, it.Facts))),
        Of("enter-payload", 2, new EnterPayload()),
        Of("fail-boot", 2, new FailBoot(RebootReason.InternalError), static (to, it) =>
            new(to.Word(it.Reason, lowest: RebootReason.InternalError))),
        Of("guest writes", 8, new GuestWrite(default, 0, 0), static (to, it) => it with
        {
            Bytes = to.Count(it.Bytes, "byte"),
            Value = to.Of(it.Value),
            Place = to.At(it.Place),
        }),
        Of("host reads", 8, new HostRead(default, 0, null), static (to, it) => it with
        {
            Bytes = to.Count(it.Bytes, "byte"),
            Place = to.At(it.Place),
            After = to.After(it.After),
        }),
        Of("host writes", 12, new HostWrite(default, 0, null, 0), static (to, it) => it with
        {
            Bytes = to.Count(it.Bytes, "byte"),
            Value = to.Of(it.Value),
            Place = to.At(it.Place),
            After = to.After(it.After),
        }),
    ];

    /// <summary>The verb with this name, or null.</summary>
    public static Verb? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The verb of a command.</summary>
    public static Verb For(Command command) => Verbs[IndexOf(command)];

    /// <summary>The place of a command's verb in the list.</summary>
    public static int IndexOf(Command command) => ByType[command.GetType()];

    private static readonly Dictionary<string, Verb> ByName =
        Verbs.ToDictionary(it => it.Name, StringComparer.Ordinal);

    private static readonly Dictionary<Type, int> ByType =
        Verbs.Index().ToDictionary(it => it.Item.Prototype.GetType(), it => it.Index);

    private static Add Adding(Extent range) => new(range.Base, range.Size);

    private static Verb Of<T>(string name, int weight, T prototype)
        where T : Command => new(name, weight, prototype, static (to, it) => it);

    private static Verb Of<T>(string name, int weight, T prototype, Func<INotation, T, T> fields)
        where T : Command => new(name, weight, prototype, (to, it) => fields(to, (T)it));
}

/// <summary>A command's name and description.</summary>
/// <param name="Name">What a line of text begins with; a maker's comes behind its label.</param>
/// <param name="Weight">How often bytes at random mean it on a machine.</param>
/// <param name="Prototype">What a reader fills.</param>
/// <param name="Fields">Takes each field through a notation, in order; not the label.</param>
internal sealed record Verb(
    string Name, int Weight, Command Prototype, Func<INotation, Command, Command> Fields)
{
    /// <summary>The name of the command's type.</summary>
    public string Command { get; } = Prototype.GetType().Name;
}

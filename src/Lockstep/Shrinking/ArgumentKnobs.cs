using Lockstep.Formats;
using Lockstep.Formats.Recorded;

namespace Lockstep.Shrinking;

/// <summary>What can be made simpler about the arguments that many commands take.</summary>
internal static class ArgumentKnobs
{
    private static readonly ulong[] Zero = [0];
    private static readonly Place Usual = Place.At(HalTrace.Buffers);

    /// <summary>The simplest alignment, count and entry.</summary>
    public static ulong[] One { get; } = [1];

    /// <summary>A range: a usual one, else the shorter the simpler.</summary>
    public static IEnumerable<Knob<T>> Range<T>(Area area, Area simple, Func<Area, T> with)
    {
        if (area == simple)
        {
            return [];
        }

        return
        [
            Knob.Usual(isUsual: false, () => with(simple)),
            Knob.Size(area.Span(), span => with(area.WithSpan(span))),
        ];
    }

    /// <summary>A size and an alignment: 1 is the simplest alignment.</summary>
    public static IEnumerable<Knob<Command>> Shape(Shape shape, Func<Shape, Command> with) =>
    [
        Knob.Size(shape.Size, size => with(shape with { Size = size })),
        Knob.Number(shape.Alignment, One, alignment => with(shape with { Alignment = alignment })),
    ];

    /// <summary>A layout that may be left out.</summary>
    public static IEnumerable<Knob<Command>> As(Shape? shape, Func<Shape?, Command> with) =>
        shape is { } present
            ? [Knob.Drop(isPresent: true, () => with(null)), .. Shape(present, simpler => with(simpler))]
            : [];

    /// <summary>A number that may be left out.</summary>
    public static IEnumerable<Knob<Command>> Optional(ulong? value, Func<ulong?, Command> with) =>
        value is { } present
            ? [Knob.Drop(isPresent: true, () => with(null)), Knob.Number(present, One, it => with(it))]
            : [];

    /// <summary>A place: no offset, and the first of what the host sees.</summary>
    public static IEnumerable<Knob<Command>> At(Place place, Func<Place, Command> with) => place.Kind switch
    {
        PlaceKind.Label => [Knob.Number(place.Offset, Zero, offset => with(place with { Offset = offset }))],
        PlaceKind.Visible =>
        [
            Knob.Number(place.Value, Zero, index => with(place with { Value = index })),
            Knob.Number(place.Offset, Zero, offset => with(place with { Offset = offset })),
        ],
        _ => [],
    };

    /// <summary>Where a buffer of the guest is: a usual address, so that whatever made the other may go.</summary>
    public static IEnumerable<Knob<Command>> Buffer(Place place, Func<Place, Command> with) =>
        [Knob.Usual(place == Usual, () => with(Usual)), .. At(place, with)];

    /// <summary>A byte to write: the usual one.</summary>
    public static Knob<Command> Value(byte value, Func<byte, Command> with) =>
        Knob.Usual(value == MachineDefaults.WriteValue, () => with(MachineDefaults.WriteValue));
}

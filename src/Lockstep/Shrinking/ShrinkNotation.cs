using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Platforms;

namespace Lockstep.Shrinking;

/// <summary>
/// What can be made simpler about a command's fields, each by its kind: a size, an alignment, a place, a range. One
/// pass over the fields collects their knobs; another one puts a simpler value in the place of one field.
/// </summary>
internal sealed class ShrinkNotation : PassNotation
{
    private static readonly ulong[] Zero = [0];
    private static readonly ulong[] One = [1];
    private static readonly Place UsualMemory = Reference.Place.At(MachineDefaults.Buffers);

    private readonly List<Knob<object?>> _knobs = [];
    private readonly int _replaced;
    private readonly object? _value;
    private int _next;

    private ShrinkNotation(Machine machine, int replaced, object? value) =>
        (Machine, _replaced, _value) = (machine, replaced, value);

    /// <inheritdoc/>
    public override Machine Machine { get; }

    /// <summary>The knobs of a command on a platform.</summary>
    public static IEnumerable<Knob<Command>> KnobsOf(Command command, Platform platform)
    {
        var machine = platform as Machine ?? MachineDefaults.Machine;
        var description = Vocabulary.Of(command);
        var fields = new ShrinkNotation(machine, replaced: -1, null);
        description.Notate(fields, command);
        var knobs = fields._knobs.Select((knob, field) => new Knob<Command>(knob.Weight, knob.Simpler.Select(value =>
            description.Notate(new ShrinkNotation(machine, field, value), command))));
        return description.Instead(command, machine) is { } instead
            ? knobs.Prepend(Knob.Usual(isUsual: false, () => instead))
            : knobs;
    }

    public override T Word<T>(T value, T lowest = default) => Turn(value, First(value, lowest));

    public override ulong Size(ulong value) => Turn(value, Knob.Size(value, size => size));

    public override ulong Alignment(ulong value) => Number(value);

    public override ulong Number(ulong value) => Turn(value, Knob.Number(value, One, number => number));

    public override ulong Count(ulong value, string unit) =>
        string.Equals(unit, "page", StringComparison.Ordinal) ? Number(value) : Size(value);

    public override int Ordinal(int value) => (int)Number((ulong)value);

    public override Place Place(Place value) => value.Kind switch
    {
        PlaceKind.Visible => Reference.Place.Visible(Least(value.Value), Least(value.Offset)),
        PlaceKind.Label => value with { Offset = Least(value.Offset) },
        _ => value,
    };

    // Whatever made the buffer may go.
    public override Place Memory(Place value) =>
        IsTurned(value, Knob.Usual(value == UsualMemory, () => UsualMemory), out var usual) ? usual : Place(value);

    // A usual one, else the shorter the simpler.
    public override Area Area(Area value, Area usual = default)
    {
        if (value == usual)
            return value;
        return usual != default && IsTurned(value, Knob.Usual(isUsual: false, () => usual), out var simple)
            ? simple
            : Turn(value, Knob.Size(value.Span(), span => value.WithSpan(span)));
    }

    public override Extent Extent(Extent value) => value with { Size = Size(value.Size) };

    public override T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? usual = null)
    {
        if (IsTurned(value, Knob.Usual(Nullable.Equals(value, usual), () => usual), out var simple))
            return simple;
        return value is { } present && !Nullable.Equals(value, usual) ? field(this, present) : value;
    }

    public override ulong? OptionalCount(ulong? value, string unit) =>
        Optional("", value, static (to, present) => to.Number(present));

    public override T? OptionalWord<T>(T? value)
    {
        if (IsTurned(value, Knob.Drop(value is not null, () => default(T?)), out var simple))
            return simple;
        return value is { } present ? Word(present) : null;
    }

    public override T Item<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
    {
        if (IsTurned(value, Knob.Usual(value.Equals(usual), () => usual), out var simple))
            return simple;
        return value.Equals(usual) ? value : field(this, value);
    }

    private static Knob<T> First<T>(T value, T lowest)
        where T : struct, Enum
    {
        T[] values = [.. Enum.GetValues<T>().SkipWhile(one => !one.Equals(lowest))];
        return Knob.First(Array.IndexOf(values, value), place => values[place]);
    }

    private ulong Least(ulong value) => Turn(value, Knob.Number(value, Zero, number => number));

    private T Turn<T>(T value, Knob<T> knob) => IsTurned(value, knob, out var simple) ? simple : value;

    private bool IsTurned<T>(T value, Knob<T> knob, out T simple)
    {
        var isTurned = _next++ == _replaced;
        simple = isTurned ? (T)_value! : value;
        if (_replaced < 0)
            _knobs.Add(new Knob<object?>(knob.Weight, knob.Simpler.Select(one => (object?)one)));
        return isTurned;
    }
}

using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Platforms;

namespace Lockstep.Shrinking;

/// <summary>
/// The shrink candidates of a command's fields, by kind of field. One pass over the fields collects the candidates;
/// another pass replaces the value of one field.
/// </summary>
internal sealed class ShrinkNotation : PassNotation
{
    private static readonly ulong[] Zero = [0];
    private static readonly ulong[] One = [1];
    private static readonly Place DefaultMemory = Reference.Place.At(MachineDefaults.Buffers);

    private readonly List<FieldShrink<object?>> _shrinks = [];
    private readonly int _replacedField;
    private readonly object? _value;
    private int _next;

    private ShrinkNotation(Machine machine, int replacedField, object? value) =>
        (Machine, _replacedField, _value) = (machine, replacedField, value);

    public override Machine Machine { get; }

    /// <summary>The shrink candidates of a command on a platform, by field.</summary>
    public static IEnumerable<FieldShrink<Command>> ShrinksOf(Command command, Platform platform)
    {
        var machine = platform as Machine ?? MachineDefaults.Machine;
        var description = Vocabulary.Of(command);
        var fields = new ShrinkNotation(machine, replacedField: -1, null);
        description.Notate(fields, command);
        var shrinks = fields._shrinks.Select((shrink, field) => new FieldShrink<Command>(
            shrink.Weight,
            shrink.Candidates.Select(value =>
                description.Notate(new ShrinkNotation(machine, field, value), command))));
        return description.Replacement(command, machine) is { } replacement
            ? shrinks.Prepend(FieldShrink.ToDefault(isDefault: false, () => replacement))
            : shrinks;
    }

    public override T Word<T>(T value, T lowest = default) => Replace(value, First(value, lowest));

    public override ulong Size(ulong value) => Replace(value, FieldShrink.Size(value, size => size));

    public override ulong Alignment(ulong value) => Number(value);

    public override ulong Number(ulong value) => Replace(value, FieldShrink.Number(value, One, number => number));

    public override ulong Count(ulong value, string unit) =>
        string.Equals(unit, "page", StringComparison.Ordinal) ? Number(value) : Size(value);

    public override int Ordinal(int value) => (int)Number((ulong)value);

    public override Place Place(Place value) => value.Kind switch
    {
        PlaceKind.Visible => Reference.Place.Visible(Smaller(value.Value), Smaller(value.Offset)),
        PlaceKind.Label => value with { Offset = Smaller(value.Offset) },
        _ => value,
    };

    // A fixed address lets a later step remove the maker of the buffer.
    public override Place Memory(Place value) =>
        IsReplaced(value, FieldShrink.ToDefault(value == DefaultMemory, () => DefaultMemory), out var simple)
            ? simple
            : Place(value);

    // Simplest is the default; of others, the shorter is simpler.
    public override Area Area(Area value, Area defaultValue = default)
    {
        if (value == defaultValue)
            return value;
        return defaultValue != default
            && IsReplaced(value, FieldShrink.ToDefault(isDefault: false, () => defaultValue), out var simple)
            ? simple
            : Replace(value, FieldShrink.Size(value.Span(), span => value.WithSpan(span)));
    }

    public override Extent Extent(Extent value) => value with { Size = Size(value.Size) };

    public override T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? defaultValue = null)
    {
        var isDefault = Nullable.Equals(value, defaultValue);
        if (IsReplaced(value, FieldShrink.ToDefault(isDefault, () => defaultValue), out var simple))
            return simple;
        return value is { } present && !isDefault ? field(this, present) : value;
    }

    public override ulong? OptionalCount(ulong? value, string unit) =>
        Optional("", value, static (to, present) => to.Number(present));

    public override T? OptionalWord<T>(T? value)
    {
        if (IsReplaced(value, FieldShrink.Omit(value is not null, () => default(T?)), out var simple))
            return simple;
        return value is { } present ? Word(present) : null;
    }

    public override T Item<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
    {
        if (IsReplaced(value, FieldShrink.ToDefault(value.Equals(defaultValue), () => defaultValue), out var simple))
            return simple;
        return value.Equals(defaultValue) ? value : field(this, value);
    }

    private static FieldShrink<T> First<T>(T value, T lowest)
        where T : struct, Enum
    {
        T[] values = [.. Enum.GetValues<T>().SkipWhile(one => !one.Equals(lowest))];
        return FieldShrink.Position(Array.IndexOf(values, value), place => values[place]);
    }

    private ulong Smaller(ulong value) => Replace(value, FieldShrink.Number(value, Zero, number => number));

    private T Replace<T>(T value, FieldShrink<T> shrink) => IsReplaced(value, shrink, out var simple) ? simple : value;

    private bool IsReplaced<T>(T value, FieldShrink<T> shrink, out T simple)
    {
        var isReplaced = _next++ == _replacedField;
        simple = isReplaced ? (T)_value! : value;
        if (_replacedField < 0)
            _shrinks.Add(new FieldShrink<object?>(shrink.Weight, shrink.Candidates.Select(one => (object?)one)));
        return isReplaced;
    }
}

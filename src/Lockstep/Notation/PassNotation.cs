using Lockstep.Platforms;

namespace Lockstep.Notation;

/// <summary>Returns every field as it is: a base for what looks at some fields, or replaces some.</summary>
internal abstract class PassNotation : INotation
{
    /// <inheritdoc/>
    public virtual Machine Machine => MachineDefaults.Machine;

    /// <inheritdoc/>
    public void Keyword(string word)
    {
        // A word for the human eye.
    }

    /// <inheritdoc/>
    public Hypervisor? Platform(Hypervisor? value) => value;

    /// <inheritdoc/>
    public virtual T Word<T>(T value, T lowest = default)
        where T : struct, Enum => value;

    /// <inheritdoc/>
    public virtual ulong Number(ulong value) => value;

    /// <inheritdoc/>
    public virtual ulong Size(ulong value) => value;

    /// <inheritdoc/>
    public virtual ulong Alignment(ulong value) => value;

    /// <inheritdoc/>
    public virtual ulong Count(ulong value, string unit) => value;

    /// <inheritdoc/>
    public virtual int Ordinal(int value) => value;

    /// <inheritdoc/>
    public virtual ulong Address(ulong value) => value;

    /// <inheritdoc/>
    public virtual byte Byte(byte value) => value;

    /// <inheritdoc/>
    public virtual Place Place(Place value) => value;

    /// <inheritdoc/>
    public virtual Place Memory(Place value) => Place(value);

    /// <inheritdoc/>
    public virtual Area Area(Area value, Area usual = default) => value;

    /// <inheritdoc/>
    public virtual Extent Extent(Extent value) => value;

    /// <inheritdoc/>
    public (int First, int Last) Calls((int First, int Last) value) => value;

    /// <inheritdoc/>
    public int Code(int value) => value;

    /// <inheritdoc/>
    public virtual T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? usual = null)
        where T : struct, IEquatable<T> => value is { } present ? field(this, present) : null;

    /// <inheritdoc/>
    public virtual ulong? OptionalCount(ulong? value, string unit) => value;

    /// <inheritdoc/>
    public virtual T? OptionalWord<T>(T? value)
        where T : struct, Enum => value;

    /// <inheritdoc/>
    public T Unless<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => Item(keyword, usual, value, field);

    /// <inheritdoc/>
    public virtual T Item<T>(string keyword, T usual, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => field(this, value);
}

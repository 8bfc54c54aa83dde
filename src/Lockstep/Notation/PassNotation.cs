using Lockstep.Platforms;

namespace Lockstep.Notation;

/// <summary>Returns every field unchanged: a base class for visitors and rewriters of some fields.</summary>
internal abstract class PassNotation : INotation
{
    public virtual Machine Machine => MachineDefaults.Machine;

    public void Keyword(string word)
    {
        // No field.
    }

    public PlatformKind Platform(PlatformKind value) => value;

    public virtual T Word<T>(T value, T lowest = default)
        where T : struct, Enum => value;

    public virtual ulong Number(ulong value) => value;

    public virtual ulong Size(ulong value) => value;

    public virtual ulong Alignment(ulong value) => value;

    public virtual ulong Count(ulong value, string unit) => value;

    public virtual int Ordinal(int value) => value;

    public virtual ulong Address(ulong value) => value;

    public virtual byte Byte(byte value) => value;

    public virtual Place Place(Place value) => value;

    public virtual Place Memory(Place value) => Place(value);

    public virtual Area Area(Area value, Area defaultValue = default) => value;

    public virtual Extent Extent(Extent value) => value;

    public (int First, int Last) Calls((int First, int Last) value) => value;

    public long Code(long value, bool isOptional) => value;

    public virtual T? Optional<T>(string keyword, T? value, Func<INotation, T, T> field, T? defaultValue = null)
        where T : struct, IEquatable<T> => value is { } present ? field(this, present) : null;

    public virtual ulong? OptionalCount(ulong? value, string unit) => value;

    public virtual T? OptionalWord<T>(T? value)
        where T : struct, Enum => value;

    public T ItemUnlessDefault<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => Item(keyword, defaultValue, value, field);

    public virtual T Item<T>(string keyword, T defaultValue, T value, Func<INotation, T, T> field)
        where T : struct, IEquatable<T> => field(this, value);
}

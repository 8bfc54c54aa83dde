namespace Reference;

/// <summary>Where a buffer is: an address, or a place that the runner resolves to one.</summary>
/// <param name="Kind">What <paramref name="Value"/> means.</param>
/// <param name="Value">The address, the maker's label, or the index among what the host sees.</param>
/// <param name="Offset">Bytes added to it, modulo 2^64.</param>
public readonly record struct Place(PlaceKind Kind, ulong Value, ulong Offset)
{
    /// <summary>What no command made: the command that names it is idle.</summary>
    public static Place Nothing => new(PlaceKind.Nothing, 0, 0);

    /// <summary>An absolute address.</summary>
    public static Place At(ulong address) => new(PlaceKind.Address, address, 0);

    /// <summary>The result of the command with this label, and some bytes behind its start.</summary>
    public static Place Of(int label, ulong offset = 0) => new(PlaceKind.Label, (ulong)label, offset);

    /// <summary>The index-th granule (modulo their number, ascending) of what the host sees at that moment.</summary>
    public static Place Visible(ulong index, ulong offset = 0) => new(PlaceKind.Visible, index, offset);
}

/// <summary>What a <see cref="Place"/> names.</summary>
public enum PlaceKind
{
    /// <summary>Nothing: its user is idle.</summary>
    Nothing,

    /// <summary>An absolute address; its offset is 0.</summary>
    Address,

    /// <summary>An earlier command's result.</summary>
    Label,

    /// <summary>A granule that the host sees just then; only in host commands.</summary>
    Visible,
}

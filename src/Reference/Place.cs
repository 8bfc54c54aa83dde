namespace Reference;

/// <summary>The location of a buffer: an address, or a reference that the runner resolves to one.</summary>
/// <param name="Kind">What <paramref name="Value"/> means.</param>
/// <param name="Value">The address, the maker's label, or the index of a granule visible to the host.</param>
/// <param name="Offset">Bytes added to it, modulo 2^64.</param>
public readonly record struct Place(PlaceKind Kind, ulong Value, ulong Offset)
{
    /// <summary>A reference to nothing; a command that uses it is idle.</summary>
    public static Place Nothing => new(PlaceKind.Nothing, 0, 0);

    /// <summary>An absolute address.</summary>
    public static Place At(ulong address) => new(PlaceKind.Address, address, 0);

    /// <summary>The result of the command with this label, plus an offset in bytes.</summary>
    public static Place Of(int label, ulong offset = 0) => new(PlaceKind.Label, (ulong)label, offset);

    /// <summary>The index-th granule, ascending and modulo their number, visible to the host at that moment.</summary>
    public static Place Visible(ulong index, ulong offset = 0) => new(PlaceKind.Visible, index, offset);
}

/// <summary>The kinds of <see cref="Place"/>.</summary>
public enum PlaceKind
{
    /// <summary>Nothing; a command that uses it is idle.</summary>
    Nothing,

    /// <summary>An absolute address; its offset is 0.</summary>
    Address,

    /// <summary>An earlier command's result.</summary>
    Label,

    /// <summary>A granule visible to the host at that moment; in host commands only.</summary>
    Visible,
}

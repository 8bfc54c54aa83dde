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

/// <summary>A size and an alignment as a caller gives them, in bytes, valid or not.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Alignment">Bytes; valid when a power of two.</param>
public readonly record struct Shape(ulong Size, ulong Alignment);

/// <summary>A range as a caller gives it, valid or not.</summary>
/// <param name="Form">What the two numbers mean.</param>
/// <param name="First">The first address.</param>
/// <param name="Second">The address behind the last byte, or the size in bytes.</param>
public readonly record struct Area(AreaForm Form, ulong First, ulong Second)
{
    /// <summary>A half-open range, possibly empty or reversed.</summary>
    public static Area Range(ulong start, ulong end) => new(AreaForm.Range, start, end);

    /// <summary>A base address and a size in bytes, possibly wrapping.</summary>
    public static Area Sized(ulong start, ulong size) => new(AreaForm.BaseAndSize, start, size);
}

/// <summary>The two ways in which the published operations take a range.</summary>
public enum AreaForm
{
    /// <summary>Start and end.</summary>
    Range,

    /// <summary>Base and size.</summary>
    BaseAndSize,
}

/// <summary>Which way a buffer's bytes travel.</summary>
public enum Direction
{
    /// <summary>The driver writes, the device reads.</summary>
    ToDevice,

    /// <summary>The device writes, the driver reads.</summary>
    FromDevice,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>What the device tree and the image say; data, valid or not.</summary>
/// <param name="Fdt">Address of the device tree's 2 MiB.</param>
/// <param name="Memory">The memory node.</param>
/// <param name="SwiotlbSize">Size of the swiotlb node in bytes.</param>
/// <param name="SwiotlbAlignment">Its alignment in bytes.</param>
/// <param name="SwiotlbBase">Its fixed address, where it has one.</param>
/// <param name="Kernel">The kernel's range, where there is one.</param>
/// <param name="Ramdisk">The ramdisk's range, where there is one.</param>
/// <param name="PciConfig">The PCI configuration range.</param>
/// <param name="Bar">The PCI BAR range.</param>
public sealed record BootFacts(
    ulong Fdt,
    Area Memory,
    ulong SwiotlbSize,
    ulong SwiotlbAlignment,
    ulong? SwiotlbBase,
    Area? Kernel,
    Area? Ramdisk,
    Area PciConfig,
    Area Bar);

/// <summary>Why a boot ended without a payload.</summary>
public enum RebootReason
{
    /// <summary>No boot failed.</summary>
    None,

    /// <summary>The firmware or its environment failed.</summary>
    InternalError,

    /// <summary>The device tree says what cannot be.</summary>
    InvalidFdt,

    /// <summary>There is no kernel to run.</summary>
    InvalidPayload,

    /// <summary>The ramdisk cannot be mapped.</summary>
    InvalidRamdisk,
}

namespace Lockstep.Notation.Binary;

/// <summary>
/// The binary form of places. The first byte determines what follows; for low labels, nothing:
/// <list type="table">
/// <item><term>00..9f</term><description>a label: its number, or 9f and a value</description></item>
/// <item><term>a0..cf</term><description>a label and an offset: a0 plus its number, or cf</description></item>
/// <item><term>d0..df</term><description>a visible granule, odd with an offset: an index below 7</description></item>
/// <item><term>e0..ff</term><description>an address: its distance from a landmark</description></item>
/// </list>
/// A label is taken modulo the number of makers so far plus one; the last one means <see cref="Place.Nothing"/>.
/// </summary>
internal static class PlaceCode
{
    private const int LabelEscape = 0x9f;
    private const int OffsetLabels = 0xa0;
    private const int OffsetLabelEscape = 0x2f;
    private const int VisibleGranules = 0xd0;
    private const int VisibleEscape = 7;
    private const int Addresses = 0xe0;

    /// <summary>Decodes a place after so many makers.</summary>
    public static Place Read(ByteSource bytes, Machine machine, int makers)
    {
        var head = bytes.Next();
        switch (head)
        {
            case < OffsetLabels:
                return Label(head == LabelEscape ? ValueCode.Read(bytes) : head, makers, 0);
            case < VisibleGranules:
                var inline = head - OffsetLabels;
                var label = inline == OffsetLabelEscape ? ValueCode.Read(bytes) : (ulong)inline;
                return Label(label, makers, ValueCode.Read(bytes));
            case < Addresses:
                var shortIndex = (head - VisibleGranules) / 2;
                var index = shortIndex == VisibleEscape ? ValueCode.Read(bytes) : (ulong)shortIndex;
                return Place.Visible(index, head % 2 == 0 ? 0 : ValueCode.Read(bytes));
            default:
                var landmark = Landmarks.At(machine, head % Landmarks.Count);
                return Place.At(unchecked(landmark + ValueCode.Read(bytes)));
        }
    }

    /// <summary>Encodes a place of a normalised scenario.</summary>
    public static void Write(List<byte> bytes, Place place, Machine machine, int makers)
    {
        switch (place)
        {
            case { Kind: PlaceKind.Address }:
                var address = unchecked(place.Value + place.Offset);
                var landmark = Landmarks.Nearest(machine, address);
                bytes.Add((byte)(Addresses + landmark));
                ValueCode.Write(bytes, unchecked(address - Landmarks.At(machine, landmark)));
                break;
            case { Kind: PlaceKind.Visible }:
                var odd = place.Offset == 0 ? 0 : 1;
                WriteShort(bytes, place.Value, VisibleGranules + odd, step: 2, VisibleEscape);
                WriteOffset(bytes, place.Offset);
                break;
            case { Offset: 0 }:
                WriteShort(bytes, Number(place, makers), first: 0, step: 1, LabelEscape);
                break;
            default:
                WriteShort(bytes, Number(place, makers), OffsetLabels, step: 1, OffsetLabelEscape);
                WriteOffset(bytes, place.Offset);
                break;
        }
    }

    private static Place Label(ulong number, int makers, ulong offset)
    {
        var label = (int)(number % ((ulong)makers + 1));
        return label == makers ? Place.Nothing : Place.Of(label, offset);
    }

    private static ulong Number(Place place, int makers) =>
        place.Kind == PlaceKind.Label ? place.Value : (ulong)makers;

    private static void WriteShort(List<byte> bytes, ulong number, int first, int step, int escape)
    {
        var isShort = number < (ulong)escape;
        bytes.Add((byte)(first + (step * (isShort ? (int)number : escape))));
        if (!isShort)
        {
            ValueCode.Write(bytes, number);
        }
    }

    private static void WriteOffset(List<byte> bytes, ulong offset)
    {
        if (offset != 0)
        {
            ValueCode.Write(bytes, offset);
        }
    }
}

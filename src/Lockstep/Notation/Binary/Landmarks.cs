using Lockstep.Platforms;

namespace Lockstep.Notation.Binary;

/// <summary>
/// The addresses that others are written as distances from, because what matters lies near them.
/// </summary>
internal static class Landmarks
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    /// <summary>The address of a landmark on a machine.</summary>
    /// <param name="machine">Whose ranges are meant.</param>
    /// <param name="index">From 0 to <see cref="Count"/> - 1; 0 is the address 0.</param>
    public static ulong At(Machine machine, int index) => index switch
    {
        0 => 0,
        1 => machine.Memory.Base,
        2 => machine.Memory.End,
        3 => machine.Heap.Base,
        4 => machine.Swiotlb.Base,
        5 => machine.Bar.Base,
        6 => MachineDefaults.FirmwareBase,
        _ => machine.Memory.Base + (machine.Memory.Size / 2),
    };

    /// <summary>The first landmark from which the distance to an address is shortest to write.</summary>
    public static int Nearest(Machine machine, ulong address)
    {
        var (nearest, least) = (0, int.MaxValue);
        for (var index = 0; index < Count && least > 1; index++)
        {
            var length = ValueCode.Length(unchecked(address - At(machine, index)));
            if (length < least)
                (nearest, least) = (index, length);
        }

        return nearest;
    }
}

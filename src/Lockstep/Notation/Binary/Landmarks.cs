using Lockstep.Platforms;

namespace Lockstep.Notation.Binary;

/// <summary>The addresses relative to which others are encoded: interesting addresses lie near them.</summary>
internal static class Landmarks
{
    /// <summary>The number of landmarks.</summary>
    public const int Count = 8;

    /// <summary>The machine whose landmarks count until there is another.</summary>
    public static Machine Default { get; } = MachineDefaults.Machine with { Bar = PciRanges.Encoded.Bar };

    /// <summary>The address of a landmark on a machine.</summary>
    /// <param name="machine">The machine.</param>
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

    /// <summary>The first landmark from which the distance to an address has the shortest code.</summary>
    public static int Nearest(Machine machine, ulong address)
    {
        var (nearest, shortest) = (0, int.MaxValue);
        for (var index = 0; index < Count && shortest > 1; index++)
        {
            var length = ValueCode.Length(unchecked(address - At(machine, index)));
            if (length < shortest)
                (nearest, shortest) = (index, length);
        }

        return nearest;
    }
}

using Generators.Chance;
using Generators.Writing;
using Lockstep.Platforms;

namespace Generators.Moves;

/// <summary>
/// Much of one thing: a counter of 8 bits, or a list that loses an entry, shows only from some number on. The classes
/// that a sample has to reach are listed in SizeTable of the properties.
/// </summary>
internal static class CrowdMoves
{
    private const ulong WideCopy = 64 << 10;
    private const ulong ManyPages = 257;
    private const int ManyRefusals = 8;

    private static readonly Deck<Move> Any = new(
        (6, Buffers), (3, HeapBuffers), (3, DmaBuffers), (3, Bounces), (4, Refills), (4, MmioPages));

    /// <summary>A crowd of what the machine has room for.</summary>
    public static void Crowd(Script script)
    {
        var most = script.Forecast.Most;
        if (RefusesMany(script.Machine) && script.Dice.Percent(60))
            Quarantine(script);
        else if (most > 2 * ManyPages * Numbers.Page && script.Dice.Percent(70))
            WideBuffer(script);
        else if (most > 3 * WideCopy && script.Dice.Percent(40))
            WideBounce(script);
        else
            Any.Draw(script.Dice)(script);
    }

    /// <summary>Whether a machine allows crowds that few machines do.</summary>
    public static bool IsFor(Machine machine) =>
        machine.Heap.Size > 3 * WideCopy || machine.Granule > WideCopy || RefusesMany(machine);

    private static bool RefusesMany(Machine machine)
    {
        foreach (var fault in machine.Faults)
        {
            if (fault.Port == Port.MemUnshare && fault.Last - fault.First >= ManyRefusals)
                return true;
        }

        return false;
    }

    private static int Count(Dice dice) => dice.Percent(70) ? dice.Between(17, 24) : dice.Between(36, 76);

    private static void Buffers(Script script)
    {
        var size = script.Dice.Scaled(64);
        for (var left = Count(script.Dice); left > 0; left--)
            PoolMoves.Allocate(script, new(size + script.Dice.Below(16UL), 1));
        FreeSome(script, script.Buffers, PoolMoves.Free);
    }

    private static void HeapBuffers(Script script)
    {
        for (var left = Count(script.Dice); left > 0; left--)
            HeapMoves.Allocate(script, new(script.Dice.Scaled(64), 1));
        FreeSome(script, script.Heap, HeapMoves.Free);
    }

    private static void DmaBuffers(Script script)
    {
        for (var left = Count(script.Dice); left > 0; left--)
            HalMoves.AllocateDma(script, 1);
        FreeSome(script, script.Dma, HalMoves.FreeDma);
    }

    private static void Bounces(Script script)
    {
        for (var left = Count(script.Dice); left > 0; left--)
            HalMoves.ShareBuffer(script, HalMoves.Guest(script), script.Dice.Scaled(64));
        FreeSome(script, script.Bounces, HalMoves.UnshareBuffer);
    }

    /// <summary>Frees half of the buffers, so that free blocks lie between live ones; or none.</summary>
    private static void FreeSome(Script script, Stock stock, Move free)
    {
        if (script.Dice.Percent(50))
            return;
        for (var left = stock.Count / 2; left > 0; left--)
            free(script);
    }

    private static void Refills(Script script) => Refills(script, Count(script.Dice));

    private static void Refills(Script script, int count)
    {
        for (; count > 0 && script.Forecast.Most >= script.Machine.Granule; count--)
            PoolMoves.Refill(script, new(1, 1));
    }

    /// <summary>Many blocks of which the hypervisor keeps granules, when everything is unshared.</summary>
    private static void Quarantine(Script script)
    {
        Refills(script, script.Dice.Between(12, 24));
        EndMoves.UnshareAll(script);
        if (script.Dice.Percent(50))
            EndMoves.UnshareAll(script);
    }

    /// <summary>Five regions of up to 64 pages: more than 256 pages together.</summary>
    private static void MmioPages(Script script)
    {
        TrackerMoves.UnmapMmio(script);
        var pages = script.Dice.Percent(50) ? 64 : 1 + script.Dice.Below(64UL);
        var start = Numbers.Page * (1 + script.Dice.Below((MachineDefaults.FirmwareBase / Numbers.Page) - (6 * pages)));
        for (var index = 0UL; index < 5; index++)
            TrackerMoves.MapMmio(script, new(start + (index * pages * Numbers.Page), pages * Numbers.Page));
        if (script.Dice.Percent(50))
            TrackerMoves.UnmapMmio(script);
    }

    private static void WideBuffer(Script script)
    {
        var pages = ManyPages + script.Dice.Below(256UL);
        if (script.Dice.Percent(40))
        {
            PoolMoves.Allocate(script, new(pages * Numbers.Page, 1));
            return;
        }

        // Used, freed and taken again: what it holds then must be gone.
        HalMoves.AllocateDma(script, pages);
        script.Emit(new GuestWrite(
            Place.Of(script.NextLabel - 1, Numbers.Page * script.Dice.Below(pages)), Numbers.Page, 0x33));
        HalMoves.FreeDma(script);
        HalMoves.AllocateDma(script, pages);
    }

    private static void WideBounce(Script script)
    {
        var bytes = WideCopy + 1 + script.Dice.Below((script.Forecast.Most / 2) - WideCopy);
        HalMoves.ShareBuffer(script, HalMoves.Guest(script), bytes);
        if (script.Dice.Percent(70))
            HalMoves.UnshareBuffer(script);
    }
}

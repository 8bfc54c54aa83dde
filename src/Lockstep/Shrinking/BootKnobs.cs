using Lockstep.Formats;

namespace Lockstep.Shrinking;

/// <summary>What can be made simpler about the device tree's facts: each as on a healthy machine.</summary>
internal static class BootKnobs
{
    /// <summary>The knobs of the facts that a machine boots with.</summary>
    public static IEnumerable<Knob<BootFacts>> Of(BootFacts facts, Platform platform)
    {
        var usual = MachineDefaults.FactsFor(platform as Machine ?? MachineDefaults.Machine);
        return
        [
            Usual(facts, facts with { Fdt = usual.Fdt }),
            Usual(facts, facts with { SwiotlbSize = usual.SwiotlbSize }),
            Usual(facts, facts with { SwiotlbAlignment = usual.SwiotlbAlignment }),
            Usual(facts, facts with { SwiotlbBase = usual.SwiotlbBase }),
            .. ArgumentKnobs.Range(facts.Memory, usual.Memory, area => facts with { Memory = area }),
            .. Optional(facts.Kernel, usual.Kernel, area => facts with { Kernel = area }),
            .. Optional(facts.Ramdisk, usual.Ramdisk, area => facts with { Ramdisk = area }),
            .. ArgumentKnobs.Range(facts.PciConfig, usual.PciConfig, area => facts with { PciConfig = area }),
            .. ArgumentKnobs.Range(facts.Bar, usual.Bar, area => facts with { Bar = area }),
        ];
    }

    private static Knob<BootFacts> Usual(BootFacts facts, BootFacts usual) =>
        Knob.Usual(facts == usual, () => usual);

    private static IEnumerable<Knob<BootFacts>> Optional(Area? area, Area? usual, Func<Area?, BootFacts> with)
    {
        yield return Knob.Usual(area == usual, () => with(usual));
        if (area is { } present && area != usual)
        {
            yield return Knob.Size(present.Span(), span => with(present.WithSpan(span)));
        }
    }
}

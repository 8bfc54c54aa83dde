using Lockstep.Platforms;
using Lockstep.Safety;
using static Lockstep.Production.Translation;

namespace Lockstep.Commands;

/// <summary>The boot, and the two ways to end it.</summary>
internal static class BootCommands
{
    private const ulong FdtSize = 2 << 20;

    public static IEnumerable<CommandDescription> All { get; } =
    [
        new Description<Boot>(
            new("boot", new(20, Weight: 2), new(MachineDefaults.FactsFor(MachineDefaults.Machine)), static (to, it) =>
                new(BootFields.Describe(to, it.Facts))),
            names: None.AtAll, buffer: None.AtAll,
            new(static it => Short(it.Facts) is var facts && facts != it.Facts ? new(facts) : it),
            new(static (it, reason) => RangesOf(it.Facts, reason)),
            Watch<Boot>.Teardown(Closing.OnFailure) with
            {
                Success = static (it, hasStaticPool) => hasStaticPool && it.Facts.SwiotlbBase is { } start
                    ? new StaticRange(start, it.Facts.SwiotlbSize)
                    : null,
            },
            Run<Boot>.OnFirmware(static (firmware, it) => firmware.Start(it.Facts)),
            new(static (_, machine) => PoolAlone(machine))),
        new Description<EnterPayload>(
            new("enter-payload", new(21, Weight: 2), new()),
            names: None.AtAll, buffer: None.AtAll, cost: None.AtAll, ranges: None.AtAll,
            Watch<EnterPayload>.Teardown(Closing.Always) with { Last = new PayloadEntered() },
            Run<EnterPayload>.OnBoot(static (boot, _) => ToAnswer(boot.EnterPayload().Failure)),
            instead: None.AtAll),
        new Description<FailBoot>(
            new("fail-boot", new(22, Weight: 2), new(RebootReason.InternalError), static (to, it) =>
                new(to.Word(it.Reason, lowest: RebootReason.InternalError))),
            names: None.AtAll, buffer: None.AtAll, cost: None.AtAll, ranges: None.AtAll,
            Watch<FailBoot>.Teardown(Closing.Always),
            Run<FailBoot>.OnBoot(static (boot, it) => ToAnswer(boot.Fail(ToReason(it.Reason)))),
            instead: None.AtAll),
    ];

    /// <summary>What a boot does for those who only want its pool.</summary>
    private static Command PoolAlone(Machine machine) => machine.SharesOnDemand
        ? new InitDynamicPool()
        : new InitStaticPool(MachineDefaults.SwiotlbOf(machine));

    private static BootFacts Short(BootFacts facts) => facts with
    {
        SwiotlbSize = facts.SwiotlbBase is { } start && Cost.IsMemory(start, facts.SwiotlbSize)
            ? Math.Min(facts.SwiotlbSize, Cost.StaticPool)
            : facts.SwiotlbSize,
        PciConfig = Cost.ShortMmio(facts.PciConfig),
        Bar = Cost.ShortMmio(facts.Bar),
    };

    private static IEnumerable<string> RangesOf(BootFacts facts, RebootReason reason) => reason switch
    {
        RebootReason.InvalidFdt =>
        [
            Ranges.Text(facts.Memory),
            $"{facts.SwiotlbSize} bytes",
            facts.SwiotlbBase is { } start ? Ranges.Text(Area.Sized(start, facts.SwiotlbSize)) : "no fixed range",
        ],
        RebootReason.InvalidRamdisk => Given(facts.Ramdisk),
        _ =>
        [
            Ranges.Text(Area.Sized(facts.Fdt, FdtSize)),
            .. Given(facts.Kernel),
            Ranges.Text(facts.PciConfig),
            Ranges.Text(facts.Bar),
        ],
    };

    private static IEnumerable<string> Given(Area? area) => area is { } given ? [Ranges.Text(given)] : [];
}

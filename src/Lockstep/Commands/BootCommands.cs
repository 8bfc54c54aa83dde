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
            resolve: null, buffer: null,
            cap: static it => Short(it.Facts) is var facts && facts != it.Facts ? new(facts) : it,
            ranges: static (it, reason) => RangesOf(it.Facts, reason),
            SafetyEffect<Boot>.Teardown(Closing.OnFailure) with
            {
                Needs = static (it, _) => it.Facts.SwiotlbBase is { } start
                    ? new Needed([], [new(start, it.Facts.SwiotlbSize)])
                    : Needed.Nothing,
                SuccessEvent = static (it, hasStaticPool) => hasStaticPool && it.Facts.SwiotlbBase is { } start
                    ? new StaticRange(start, it.Facts.SwiotlbSize)
                    : null,
            },
            Execution<Boot>.OnFirmware(static (firmware, it) => firmware.Start(it.Facts)),
            replacement: static (_, machine) => PoolOnly(machine)),
        new Description<EnterPayload>(
            new("enter-payload", new(21, Weight: 2), new()),
            resolve: null, buffer: null, cap: null, ranges: null,
            SafetyEffect<EnterPayload>.Teardown(Closing.Always, unmapsMmio: true) with
            {
                FinalEvent = new PayloadEntered(),
            },
            Execution<EnterPayload>.OnBoot(static (boot, _) => ToAnswer(boot.EnterPayload().Failure)),
            replacement: null),
        new Description<FailBoot>(
            new("fail-boot", new(22, Weight: 2), new(RebootReason.InternalError), static (to, it) =>
                new(to.Word(it.Reason, lowest: RebootReason.InternalError))),
            resolve: null, buffer: null, cap: null, ranges: null,
            SafetyEffect<FailBoot>.Teardown(Closing.Always, unmapsMmio: true),
            Execution<FailBoot>.OnBoot(static (boot, it) => ToAnswer(boot.Fail(ToReason(it.Reason)))),
            replacement: null),
    ];

    /// <summary>The command that only initialises the pool of the boot.</summary>
    private static Command PoolOnly(Machine machine) => machine.SharesOnDemand
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

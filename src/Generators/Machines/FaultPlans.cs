using System.Collections.Immutable;
using Generators.Chance;
using Lockstep.Platforms;

namespace Generators.Machines;

/// <summary>
/// Generates fault plans of one to four faults. Most plans have a theme, because related faults find the most bugs:
/// a share that fails and a rollback that is refused, or a page that neither page table nor guard releases.
/// </summary>
internal static class FaultPlans
{
    // Most draws are valid. The limit turns a rule that rejects every draw into an error instead of a hang.
    private const int MostDraws = 1000;

    private static readonly Port[] Everything = Enum.GetValues<Port>();

    private static readonly Deck<Port[]> Themes = new(
        (5, [Port.MemShare, Port.MemUnshare]),
        (4, [Port.MemUnshare]),
        (2, [Port.MemShare]),
        (2, [Port.GuardMap, Port.GuardUnmap]),
        (3, [Port.GuardUnmap]),
        (3, [Port.Unmap, Port.MapDevice]),
        (2, [Port.MapReadOnly, Port.MapMutable]),
        (1, [Port.MemInfo]),
        (3, Everything));

    private static readonly Deck<Port[]> BootThemes = new(
        (4, [Port.GuardEnroll]),
        (2, [Port.GuardInfo]),
        (2, [Port.GuardMap]),
        (1, [Port.MemInfo]),
        (3, [Port.MapMutable]),
        (6, [Port.MapReadOnly]),
        (2, [Port.MapDevice]),
        (2, [Port.MemShare, Port.MemUnshare]),
        (8, [Port.MemUnshare]),
        (8, [Port.GuardUnmap]),
        (7, [Port.Unmap]),
        (3, Everything));

    private static readonly Deck<Port[]> StaticPoolThemes = new(
        (4, [Port.MapMutable]),
        (3, [Port.Unmap, Port.MapDevice]),
        (2, [Port.MapReadOnly]),
        (1, Everything));

    public static ImmutableArray<Fault> Make(Dice dice, Hypervisor hypervisor, bool boots)
    {
        var themes = !Hypervisors.Of(hypervisor).SharesOnDemand ? StaticPoolThemes : boots ? BootThemes : Themes;
        var theme = themes.Draw(dice);
        // docs/assumptions.md: generated-faults
        var plan = new Fault[Math.Max(dice.Between(1, 4), Math.Min(2, theme.Length))];
        for (var index = 0; index < plan.Length; index++)
            plan[index] = One(dice, dice.Of<Port>(dice.Percent(90) ? theme : Everything), hypervisor);
        return [.. plan];
    }

    private static Fault One(Dice dice, Port port, Hypervisor hypervisor)
    {
        var first = dice.Percent(75) ? dice.Between(1, 3) : (int)dice.Scaled(120);
        var last = dice.Below(10) switch
        {
            < 4 => first,
            < 7 => first + dice.Below(12),
            7 => first + dice.Below(1000),
            _ => int.MaxValue,
        };
        var mode = dice.Of(FaultMode.Refused, FaultMode.CarriedOut);
        var problem = default(string);
        for (var draw = 0; draw < MostDraws; draw++)
        {
            var fault = new Fault(port, first, last, mode, port >= Port.MapReadOnly ? 0 : Code(dice, port));
            problem = fault.Problem(hypervisor);
            if (problem is null)
                return fault;
        }

        throw new InvalidOperationException($"found no valid fault for calls {first} to {last} of {port}: {problem}");
    }

    // Only for enrolment do -1 and -2 have a meaning that the boot must handle.
    private static int Code(Dice dice, Port port) => port == Port.GuardEnroll && dice.Percent(50)
        ? dice.Of(-1, -2)
        : dice.Of(-1, -1, -2, -2, -3, -4, -22, int.MinValue, 1, 5, int.MaxValue);
}

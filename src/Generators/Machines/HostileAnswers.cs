using System.Collections.Immutable;
using Generators.Chance;
using Lockstep.Platforms;

namespace Generators.Machines;

/// <summary>
/// Generates what a hostile hypervisor answers: any code to any call, refused or carried out, differently each time.
/// Calls without an answer in the plan go as documented, so that operations get far enough to be attacked.
/// </summary>
internal static class HostileAnswers
{
    private const int MostAnswers = 24;

    private static readonly Deck<Port> Ports = new(
        (4, Port.MemShare), (8, Port.MemUnshare), (1, Port.MemInfo), (2, Port.GuardEnroll), (1, Port.GuardInfo),
        (3, Port.GuardMap), (5, Port.GuardUnmap), (1, Port.MapReadOnly), (1, Port.MapMutable), (2, Port.MapDevice),
        (3, Port.Unmap));

    public static ImmutableArray<Fault> Make(Dice dice, Hypervisor hypervisor) =>
    [
        .. Enumerable.Range(0, (int)dice.Scaled(MostAnswers)).Select(_ => One(dice))
            .Where(answer => answer.HostileProblem(hypervisor) is null),
    ];

    private static Fault One(Dice dice)
    {
        var port = Ports.Draw(dice);
        var first = dice.Percent(75) ? dice.Between(1, 6) : (int)dice.Scaled(200);
        var last = dice.Below(10) switch
        {
            < 7 => first,
            < 9 => first + dice.Below(6),
            _ => int.MaxValue,
        };
        var mode = dice.Of(FaultMode.Refused, FaultMode.CarriedOut);
        return new Fault(port, first, last, mode, port >= Port.MapReadOnly ? 0 : Code(dice, port));
    }

    // Only of enrolment does the boot tell -1 and -2 from other errors.
    private static long Code(Dice dice, Port port) => dice.Below(8) switch
    {
        > 2 when port == Port.GuardEnroll => dice.Of(-1L, -2L),
        0 => 0,
        1 => -1,
        2 or 3 => -3,
        4 => (long)dice.Power(0, 31),
        5 => -dice.Between(1, 64),
        _ => unchecked((long)Numbers.Wild(dice)),
    };
}

using Generators.Chance;
using Generators.Machines;
using Generators.Moves;
using Generators.Writing;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Generators;

/// <summary>Writes scenarios for machines: a weighted mix of moves that fit the current stage.</summary>
internal static class MachineScript
{
    private static readonly Deck<Move> Ends = new(
        (4, EndMoves.UnshareAll), (1, EndMoves.Dispose), (2, EndMoves.UnmapAndDispose));

    private static readonly Deck<Move> Initialise = new((1, EndMoves.Init));

    private static readonly Deck<Deck<Move>> Fresh = new(
        (16, Initialise), (1, EndMoves.InitAgain), (2, TrackerMoves.All), (3, HeapMoves.All),
        (1, MisuseMoves.All), (1, HalMoves.All), (1, HostMoves.All), (1, BadArgumentMoves.All));

    private static readonly Deck<Deck<Deck<Move>>> Focuses = new(
        (5, Work(pool: 12, hal: 12, heap: 4, tracker: 3)),
        (4, Work(pool: 24, hal: 2, heap: 4, tracker: 0)),
        (4, Work(pool: 2, hal: 24, heap: 4, tracker: 0)),
        (3, Work(pool: 4, hal: 3, heap: 2, tracker: 18)));

    private static readonly Deck<Deck<Move>> AfterUse = TooLate(Ends);

    private static readonly Deck<Deck<Move>> AfterBoot = TooLate(new(
        (4, BootMoves.End), (1, EndMoves.UnshareAll), (1, EndMoves.Dispose)));

    private const int CrowdPercent = 14;

    private static readonly Deck<Deck<Move>> Leftover = new((1, HeapMoves.All), (1, HostMoves.All));

    /// <summary>Generates a scenario of about <paramref name="length"/> commands.</summary>
    public static Scenario Write(Dice dice, int length, Recipe recipe)
    {
        var boots = dice.Percent(recipe.BootPercent);
        var hypervisor = recipe.Hypervisors[dice.Below(recipe.Hypervisors.Length)];
        // A failing boot is short and can fail in many ways, hence the higher share of fault plans.
        var faults = boots ? recipe.FaultPercent * 3 / 2 : recipe.FaultPercent;
        var machine = MachineMaker.Make(dice, hypervisor, boots, faults);
        if (recipe.IsHostile)
            machine = MachineMaker.Hostile(dice, machine);
        var script = new Script(machine, dice, length) { Boots = boots };
        script.Forecast.Stage = boots ? Stage.BeforeBoot : Stage.Fresh;
        var work = Focuses.Draw(dice);
        if (boots)
            Begin(script);
        Continue(script, work, boots);
        if (script.Stage == Stage.Open && dice.Percent(60))
        {
            End(script, boots);
            Continue(script, work, boots);
        }

        return new Scenario(machine, script.Commands());
    }

    private static void Begin(Script script)
    {
        for (var count = script.Dice.Below(4); count > 0; count--)
            BootMoves.Before.Draw(script.Dice)(script);
        BootMoves.Boot(script);
    }

    private static void Continue(Script script, Deck<Deck<Move>> work, bool boots)
    {
        var crowds = script.Dice.Percent(CrowdMoves.IsFor(script.Machine) ? 3 * CrowdPercent : CrowdPercent);
        while (script.Count < script.Length)
        {
            if (script.Stage == Stage.Open && crowds)
            {
                crowds = false;
                CrowdMoves.Crowd(script);
            }
            else if (script.Stage == Stage.Open && script.Dice.Percent(2))
                End(script, boots);
            else
                DeckFor(script, work, boots).Draw(script.Dice).Draw(script.Dice)(script);
        }
    }

    /// <summary>Ends the work and leaves room for a few commands that come too late.</summary>
    private static void End(Script script, bool boots)
    {
        if (boots && script.Dice.Percent(80))
            BootMoves.End(script);
        else
            Ends.Draw(script.Dice)(script);
        script.Finish(script.Dice.Below(12));
    }

    private static Deck<Deck<Move>> DeckFor(Script script, Deck<Deck<Move>> work, bool boots) =>
        script.Stage switch
        {
            Stage.Fresh when script.InitTries < 2 => Fresh,
            Stage.Open => work,
            Stage.Failed => Leftover,
            _ when boots => AfterBoot,
            _ => AfterUse,
        };

    private static Deck<Deck<Move>> TooLate(Deck<Move> ends) => new(
        (4, PoolMoves.All), (4, HalMoves.All), (2, HeapMoves.All), (2, TrackerMoves.All), (1, HostMoves.All),
        (2, MisuseMoves.All), (1, BadArgumentMoves.All), (2, EndMoves.InitAgain), (3, ends));

    private static Deck<Deck<Move>> Work(int pool, int hal, int heap, int tracker) => new(
        (pool, PoolMoves.All), (hal, HalMoves.All), (heap, HeapMoves.All), (tracker, TrackerMoves.All),
        (3, HostMoves.All), (3, MisuseMoves.All), (2, BadArgumentMoves.All), (1, EndMoves.InitAgain));
}

using Generators.Chance;
using Generators.Moves;
using Generators.Writing;
using Lockstep.Scenarios;

namespace Generators;

/// <summary>Writes scenarios for the bare allocator.</summary>
internal static class AllocatorScript
{
    /// <summary>Generates a scenario of about <paramref name="length"/> commands.</summary>
    public static Scenario Write(Dice dice, int length)
    {
        var order = dice.Below(4) switch
        {
            0 => 0,
            1 => 4,
            2 => dice.Between(0, 12),
            _ => dice.Between(0, 31),
        };
        var script = new Script(new AllocatorPlatform(1UL << order), dice, length);
        script.Forecast.Stage = Stage.Open;
        for (var regions = dice.Between(1, 3); regions > 0; regions--)
            AllocatorMoves.Add(script);
        if (dice.Percent(20))
            AllocatorMoves.Crowd(script);
        while (script.Count < script.Length)
            AllocatorMoves.All.Draw(dice)(script);
        return new Scenario(script.Platform, script.Commands());
    }
}

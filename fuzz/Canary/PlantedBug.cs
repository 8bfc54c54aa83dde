using Lockstep.Scenarios;
using Reference;

namespace Canary;

/// <summary>
/// The planted bug: four commands with particular arguments in a particular order. Chance alone takes hours to find it,
/// a search that sees each step as new coverage takes seconds. It does not depend on production code, so that no defect
/// there can hide it.
/// </summary>
public static class PlantedBug
{
    /// <summary>Whether a scenario triggers it.</summary>
    public static bool IsIn(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var step = 0;
        foreach (var command in scenario.Commands)
        {
            step = After(step, command);
            if (step == 4)
                return true;
        }

        return false;
    }

    // Each step is a separate branch, so that it appears in the coverage map.
    private static int After(int step, Command command)
    {
        switch (step)
        {
            case 0 when command is HeapAllocate { Shape.Alignment: > 64 and < 4096 }:
                return 1;
            case 1 when command is DmaAllocate { Pages: 3 }:
                return 2;
            case 2 when command is MapMmio { Area.Form: AreaForm.Range }:
                return 3;
            case 3 when command is Allocate { Shape.Size: > 4096 and < 65536 }:
                return 4;
            default:
                return step;
        }
    }
}

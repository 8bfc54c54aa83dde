using Lockstep.Scenarios;
using Mutation.Trials;
using Verify.Display;

namespace Verify.Strength;

/// <summary>Saves a minimised scenario that is shorter than the known one, to replace it in the catalogue.</summary>
internal static class ShorterScenario
{
    /// <summary>Saves it, if there is one, over the one of an earlier run.</summary>
    /// <returns>A line that reports it; null if there is none.</returns>
    public static string? Save(string folder, DefectResult result)
    {
        if (result is not { Shorter: { Shrunk: { } shorter, ShrunkLength: { } length } trial, Known: { } known })
            return null;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{result.Defect.FullName}.scenario");
        File.WriteAllText(
            file, $"# {result.Defect.Name}, shrunk from the trial of seed {trial.Seed}\n{ScenarioText.Print(shorter)}");
        return $"{result.Defect.FullName}: shrunk to {Wording.Count(length, "command")}, the known scenario has "
            + $"{known.Length}; saved {Path.GetRelativePath(Environment.CurrentDirectory, file)}";
    }
}

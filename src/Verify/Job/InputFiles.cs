using Lockstep.Formats;
using Lockstep.Notation.Text;
using Lockstep.Scenarios;
using Reference;
using Verify.Display;

namespace Verify.Job;

/// <summary>Inputs from files.</summary>
internal static class InputFiles
{
    /// <summary>Reads all files, each once, before anything runs. Each unreadable one is reported in a line.</summary>
    /// <returns>Whether all were read.</returns>
    public static bool TryLoad(
        IEnumerable<string> paths, Machine machine, TextWriter error, out IReadOnlyList<Input> inputs)
    {
        var loaded = new List<Input>();
        var allCould = true;
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            try
            {
                loaded.Add(Load(path, machine, error));
            }
            catch (FormatError problem)
            {
                error.WriteLine(OneLine.Of(problem.Message));
                allCould = false;
            }
        }

        inputs = loaded;
        return allCould;
    }

    /// <summary>Says in a line that a scenario in binary form has more commands than are used.</summary>
    /// <param name="path">The file.</param>
    /// <param name="written">The number of its commands; 0 for another format.</param>
    /// <param name="error">Receives the line.</param>
    public static void TellIfCut(string path, long written, TextWriter error)
    {
        if (written > Caps.Commands)
            error.WriteLine(OneLine.Of(
                $"{path}: of {Wording.Count(written, "command")} the first {Caps.Commands:N0} are used, the limit of a "
                    + "scenario in binary form"));
    }

    private static Input Load(string path, Machine machine, TextWriter error)
    {
        var file = ScenarioFile.Load(path, machine);
        TellIfCut(path, file.Written, error);
        return new Input(path, file.Scenario)
        {
            Expected = file.Expected,
            Served = file.Served,
            Source = file.Source,
        };
    }
}

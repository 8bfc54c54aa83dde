using Lockstep.Formats;
using Lockstep.Notation.Text;
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

    private static Input Load(string path, Machine machine, TextWriter error)
    {
        var file = ScenarioFile.Load(path, machine);
        if (file.Written > file.Scenario.Commands.Length)
            error.WriteLine(OneLine.Of(
                $"{path}: of {Wording.Count(file.Written, "command")} the first {file.Scenario.Commands.Length:N0} are "
                    + "used, the limit of a scenario in binary form"));
        return new Input(path, file.Scenario)
        {
            Expected = file.Expected,
            Served = file.Served,
            Source = file.Source,
        };
    }
}

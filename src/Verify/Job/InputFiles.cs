using Lockstep.Formats;
using Lockstep.Judging;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Reference;
using Verify.Display;

namespace Verify.Job;

/// <summary>Inputs from files.</summary>
internal static class InputFiles
{
    /// <summary>The machine for .hal files: by default pKVM with a granule of 4 KiB.</summary>
    public static Machine Machine(Hypervisor? hypervisor, ulong? granule) =>
        MachineDefaults.For(hypervisor ?? Hypervisor.Pkvm) with { Granule = granule ?? MachineDefaults.Page };

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
        var isDriver = file.Format == FileFormat.HalTrace;
        var sharingAtEveryCall = isDriver ? SharingAtEveryCall.Hypercalls(file.Scenario) : null;
        return new Input(path, file.Scenario, sharingAtEveryCall, file.Expected) { Source = file.Source };
    }
}

using Lockstep.Formats;
using Lockstep.Judging;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Reference;
using Verify.Display;

namespace Verify.Job;

/// <summary>Files as inputs.</summary>
internal static class InputFiles
{
    /// <summary>What .hal files run on.</summary>
    /// <param name="hypervisor">The platform; null for pKVM.</param>
    /// <param name="granule">The granule in bytes; null for 4 KiB.</param>
    public static Machine Machine(Hypervisor? hypervisor, ulong? granule) =>
        MachineDefaults.For(hypervisor ?? Hypervisor.Pkvm) with { Granule = granule ?? MachineDefaults.Page };

    /// <summary>Reads all files before anything runs; each that cannot be read gets its line.</summary>
    /// <param name="paths">The files; one named twice is read once.</param>
    /// <param name="machine">What .hal files run on.</param>
    /// <param name="error">Where the lines go.</param>
    /// <param name="inputs">What could be read.</param>
    /// <returns>Whether all could be.</returns>
    public static bool TryLoad(
        IEnumerable<string> paths, Machine machine, TextWriter error, out IReadOnlyList<Input> inputs)
    {
        var loaded = new List<Input>();
        var allCould = true;
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            try
            {
                loaded.Add(Load(path, machine));
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

    private static Input Load(string path, Machine machine)
    {
        var file = ScenarioFile.Load(path, machine);
        var isDriver = string.Equals(Path.GetExtension(path), HalTrace.Extension, StringComparison.Ordinal);
        var sharingAtEveryCall = isDriver ? SharingAtEveryCall.Hypercalls(file.Scenario) : null;
        return new Input(path, file.Scenario, sharingAtEveryCall, file.Expected);
    }
}

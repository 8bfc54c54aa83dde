using System.Collections.Immutable;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Formats;

/// <summary>A scenario from a file of any kind.</summary>
/// <param name="Path">The file.</param>
/// <param name="Scenario">What it says.</param>
/// <param name="Expected">
/// The recorded answer to each allocation, in order, null where there was no memory; empty but for .trace
/// files.
/// </param>
public sealed record ScenarioFile(string Path, Scenario Scenario, ImmutableArray<ulong?> Expected)
{
    private const string Kinds = "a scenario, or a .trace, .hal or .bin file";

    /// <summary>
    /// Reads a file; its name's end says the kind: .trace, .hal, .bin for bytes, else text.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="machine">What a .hal file runs on; null for a healthy machine under pKVM.</param>
    /// <exception cref="FormatError">
    /// It is missing, a directory, no regular file, empty, too large, unreadable, cut off or of another kind.
    /// </exception>
    public static ScenarioFile Load(string path, Machine? machine = null)
    {
        switch (System.IO.Path.GetExtension(path))
        {
            case AllocatorTrace.Extension:
                var trace = AllocatorTrace.Read(path);
                return new ScenarioFile(path, trace.Scenario, trace.Expected);
            case HalTrace.Extension:
                return new ScenarioFile(path, HalTrace.Read(path, machine ?? MachineDefaults.Machine), []);
            case ".bin":
                return new ScenarioFile(path, ScenarioBinary.Read(FileContent.ReadBytes(path, Kinds), path), []);
            default:
                var text = FileContent.ReadText(path, Kinds);
                return new ScenarioFile(path, ScenarioText.Parse(text, path), []);
        }
    }
}

using System.Collections.Immutable;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Formats;

/// <summary>A scenario from a file of any supported format.</summary>
/// <param name="Path">The file.</param>
/// <param name="Scenario">Its scenario.</param>
/// <param name="Expected">
/// The recorded address of each allocation, in order, null if out of memory; empty for other files than .trace.
/// </param>
public sealed record ScenarioFile(string Path, Scenario Scenario, ImmutableArray<ulong?> Expected)
{
    /// <summary>Where its commands stand.</summary>
    public SourceLines Source { get; init; } = new(Path, []);

    private const string Kinds = "a scenario, or a .trace, .hal or .bin file";

    /// <summary>Reads a file in the format of its extension: .trace, .hal, .bin for binary, else text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="machine">The machine of a .hal file; null for a healthy machine under pKVM.</param>
    /// <exception cref="FormatError">
    /// The file is missing, a directory, not a regular file, empty, too large, unreadable, truncated or invalid.
    /// </exception>
    public static ScenarioFile Load(string path, Machine? machine = null)
    {
        switch (System.IO.Path.GetExtension(path))
        {
            case AllocatorTrace.Extension:
                var trace = AllocatorTrace.Read(path);
                return new ScenarioFile(path, trace.Scenario, trace.Expected) { Source = new(path, trace.Lines) };
            case HalTrace.Extension:
                var calls = HalTrace.Read(path, machine ?? MachineDefaults.Machine, out var lines);
                return new ScenarioFile(path, calls, []) { Source = new(path, lines) };
            case ".bin":
                return new ScenarioFile(path, ScenarioBinary.Read(FileContent.ReadBytes(path, Kinds), path), []);
            default:
                var text = FileContent.ReadText(path, Kinds);
                return new ScenarioFile(path, ScenarioText.Parse(text, path, out var source), []) { Source = source };
        }
    }
}

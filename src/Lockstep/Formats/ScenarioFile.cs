using System.Collections.Immutable;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Formats;

/// <summary>A scenario from a file of any supported format.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format.</param>
/// <param name="Scenario">Its scenario.</param>
/// <param name="Expected">
/// The recorded address of each allocation, in order, null if out of memory; empty for other files than .trace.
/// </param>
public sealed record ScenarioFile(
    string Path, FileFormat Format, Scenario Scenario, ImmutableArray<ulong?> Expected)
{
    /// <summary>Where its commands stand.</summary>
    public SourceLines Source { get; init; } = new(Path, []);

    /// <summary>
    /// The number of commands that a file in binary form has, of which the scenario has the first
    /// <see cref="Caps.Commands"/>; 0 for other files, which are refused if they have too many.
    /// </summary>
    public long Written { get; init; }

    /// <summary>The steps, from 1, whose calls succeeded when a driver was recorded; empty for other files.</summary>
    public ImmutableArray<int> Served { get; init; } = [];

    private const string Kinds = "a scenario, or a .trace, .hal or .bin file";

    /// <summary>Reads a file in the format that its name says, or else its content.</summary>
    /// <param name="path">The file; "-" for standard input.</param>
    /// <param name="machine">The machine of a .hal file; null for a healthy machine under pKVM.</param>
    /// <exception cref="FormatError">
    /// The file is missing, a folder, not a regular file, empty, too large, unreadable, truncated or invalid.
    /// </exception>
    public static ScenarioFile Load(string path, Machine? machine = null)
    {
        var bytes = FileContent.ReadBytes(path, Kinds);
        var format = FileFormats.Of(path, bytes);
        return format switch
        {
            FileFormat.Binary => OfBytes(),
            FileFormat.AllocatorTrace => OfTrace(AllocatorTrace.Parse(Text("a recorded .trace file"), path)),
            FileFormat.HalTrace => OfCalls(),
            _ => OfText(),
        };

        string Text(string expected) => FileContent.TextOf(bytes, path, expected);

        ScenarioFile OfBytes()
        {
            var scenario = ScenarioBinary.Read(bytes, path, out var written);
            return new(path, format, scenario, []) { Written = written };
        }

        ScenarioFile OfTrace(AllocatorTrace trace) =>
            new(path, format, trace.Scenario, trace.Expected) { Source = new(path, trace.Lines) };

        ScenarioFile OfCalls()
        {
            var scenario = HalTrace.Parse(
                Text("a recorded .hal file"), path, machine ?? MachineDefaults.Machine, out var calls);
            return new(path, format, scenario, []) { Source = new(path, calls.Lines), Served = calls.Served };
        }

        ScenarioFile OfText()
        {
            var scenario = ScenarioText.Parse(Text(Kinds), path, out var source);
            return new(path, format, scenario, []) { Source = source };
        }
    }
}

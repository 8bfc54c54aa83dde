using System.Text;
using Lockstep;
using Lockstep.Formats;
using Lockstep.Formats.Binary;
using Lockstep.Formats.Recorded;
using Lockstep.Formats.Text;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>trace</c>: every file format that the tool reads. The first byte chooses it, the rest is the file. Nothing but a
/// <see cref="FormatError"/> may come of it; and what can be read is the same when it is written and read again.
/// </summary>
public sealed class TraceTarget : ITarget
{
    private const int Formats = 4;
    private const string File = "input";

    /// <inheritdoc/>
    public string Name => "trace";

    /// <inheritdoc/>
    public int Weight => 2;

    /// <inheritdoc/>
    public ISubjectFactory Subjects => ProductionFactory.Instance;

    /// <inheritdoc/>
    public IEnumerable<byte[]> Seeds => SeedFiles.Texts
        .Select(file => (byte[])[FormatOf(file.Name), .. Encoding.UTF8.GetBytes(file.Text)])
        .Concat(SeedFiles.Scenarios.Select(scenario => (byte[])[3, .. ScenarioBinary.Encode(scenario)]))
        .Concat(SeedFiles.InputsOf(Name));

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Dictionary =>
    [
        .. SeedFiles.Texts
            .SelectMany(file => file.Text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Any(char.IsAsciiLetter))
            .Concat(["18446744073709551615", "18446744073709551616", "0x", "-1", "\ufeff", "\n", "# ", " = "])
            .Distinct(StringComparer.Ordinal)
            .Select(Encoding.UTF8.GetBytes),
    ];

    /// <inheritdoc/>
    public TargetFinding? Run(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty)
            return null;
        try
        {
            return AgainOf(Read(input[0] % Formats, input[1..]));
        }
        catch (FormatError error)
        {
            return error.Message.Any(char.IsControl)
                ? new TargetFinding("trace error of several lines", error.Message)
                : null;
        }
    }

    private static byte FormatOf(string name) => Path.GetExtension(name) switch
    {
        AllocatorTrace.Extension => 1,
        HalTrace.Extension => 2,
        _ => 0,
    };

    private static Scenario Read(int format, ReadOnlySpan<byte> file)
    {
        if (format == 3)
            return ScenarioBinary.Decode(file);
        var text = Encoding.UTF8.GetString(file);
        using var reader = new StringReader(text);
        return format switch
        {
            1 => AllocatorTrace.Read(reader, File).Scenario,
            2 => HalTrace.Read(reader, File, MachineDefaults.Machine),
            _ => ScenarioText.Parse(text, File),
        };
    }

    private static TargetFinding? AgainOf(Scenario scenario)
    {
        var text = ScenarioText.Print(scenario);
        if (!ScenarioText.Parse(text, File).Normalise().Equals(scenario.Normalise()))
            return new TargetFinding("trace text changes", $"read again, this text means something else:\n\n{text}");
        var bytes = ScenarioBinary.Encode(scenario);
        return ScenarioBinary.Encode(ScenarioBinary.Decode(bytes)).AsSpan().SequenceEqual(bytes)
            ? null
            : new TargetFinding("trace bytes change", $"encoded again, the bytes of this scenario change:\n\n{text}");
    }
}

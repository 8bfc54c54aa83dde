using System.Text;
using Lockstep.Formats;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>trace</c>: every file format that the tool reads. The first byte selects the format, the rest is the file.
/// Reading may throw only a <see cref="FormatError"/>, and a scenario must survive a round trip through text and bytes.
/// </summary>
internal sealed class TraceTarget() : Target("trace", weight: 2, ProductionFactory.Instance)
{
    private const string File = "input";

    // Indexed by the first byte modulo their number plus one; the last value is the binary form.
    private static readonly string[] Files =
        [$"{File}.scenario", File + AllocatorTrace.Extension, File + HalTrace.Extension];

    public override IEnumerable<byte[]> Seeds => SeedFiles.Texts
        .Select(file => (byte[])[FormatOf(file.Name), .. Encoding.UTF8.GetBytes(file.Text)])
        .Concat(SeedFiles.Scenarios.Select(
            scenario => (byte[])[(byte)Files.Length, .. ScenarioBinary.Encode(scenario)]))
        .Concat(base.Seeds);

    public override IReadOnlyList<byte[]> Dictionary =>
    [
        .. SeedFiles.Texts
            .SelectMany(file => file.Text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Any(char.IsAsciiLetter))
            .Concat(["18446744073709551615", "18446744073709551616", "0x", "-1", "\ufeff", "\n", "# ", " = "])
            .Distinct(StringComparer.Ordinal)
            .Select(Encoding.UTF8.GetBytes),
    ];

    public override TargetFinding? Run(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty)
            return null;
        try
        {
            return AgainOf(Read(input[0] % (Files.Length + 1), input[1..]));
        }
        catch (FormatError error)
        {
            return error.Message.Any(char.IsControl)
                ? new TargetFinding("trace error of several lines", error.Message)
                : null;
        }
    }

    private static byte FormatOf(string name) => (byte)Math.Max(
        0, Array.FindIndex(Files, file => Path.GetExtension(file) == Path.GetExtension(name)));

    private static Scenario Read(int format, ReadOnlySpan<byte> file) => format < Files.Length
        ? SeedFiles.Parse(Files[format], Encoding.UTF8.GetString(file))
        : ScenarioBinary.Decode(file);

    private static TargetFinding? AgainOf(Scenario scenario)
    {
        var text = ScenarioText.Print(scenario);
        if (!ScenarioText.Parse(text, File).Normalise().Equals(scenario.Normalise()))
            return new TargetFinding("trace text changes", $"this text changes in a round trip:\n\n{text}");
        var bytes = ScenarioBinary.Encode(scenario);
        return ScenarioBinary.Encode(ScenarioBinary.Decode(bytes)).AsSpan().SequenceEqual(bytes)
            ? null
            : new TargetFinding("trace bytes change", $"the bytes of this scenario change in a round trip:\n\n{text}");
    }
}

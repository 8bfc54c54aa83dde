using System.Text;
using Lockstep.Formats;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>trace</c>: every file format that the tool reads. The first byte chooses it, the rest is the file. Nothing but a
/// <see cref="FormatError"/> may come of it; and what can be read is the same when it is written and read again.
/// </summary>
internal sealed class TraceTarget() : Target("trace", weight: 2, ProductionFactory.Instance)
{
    private const string File = "input";

    // By the remainder of the first byte; the one behind these is the binary form.
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
            return new TargetFinding("trace text changes", $"read again, this text means something else:\n\n{text}");
        var bytes = ScenarioBinary.Encode(scenario);
        return ScenarioBinary.Encode(ScenarioBinary.Decode(bytes)).AsSpan().SequenceEqual(bytes)
            ? null
            : new TargetFinding("trace bytes change", $"encoded again, the bytes of this scenario change:\n\n{text}");
    }
}

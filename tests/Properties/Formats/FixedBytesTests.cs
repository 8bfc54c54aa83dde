using Lockstep.Commands;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;
using Lockstep.Notation;

namespace Properties.Formats;

/// <summary>
/// Bytes keep their meaning. The samples were decoded by commit bb1f8e8, before the format had versions: every command
/// and platform, every first byte of a command, every word, generated scenarios and random bytes.
/// </summary>
public sealed class FixedBytesTests
{
    private const string Bytes = "\nbytes ";

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Samples.Count)];

    private static IReadOnlyList<(byte[] Input, string Text)> Samples { get; } =
    [
        .. ('\n' + File.ReadAllText(RecordedFiles.PathOf("binary-form-1.txt")))
            .Split(Bytes, StringSplitOptions.RemoveEmptyEntries)
            .Select(sample => sample.Split('\n', 2))
            .Select(parts => (Convert.FromHexString(parts[0]), parts[1].TrimEnd('\n') + '\n')),
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Bytes_of_version_1_keep_their_meaning(int number)
    {
        var (input, text) = Samples[number];

        Assert.Equal(text, ScenarioBinary.Decode(input).ToString());
    }

    [Fact]
    public void Samples_have_every_command_and_word_of_version_1()
    {
        var scenarios = Samples.Select(sample => ScenarioBinary.Decode(sample.Input)).ToList();
        var commands = scenarios.SelectMany(scenario => scenario.Commands).ToList();
        var faults = scenarios.Select(scenario => scenario.Platform).OfType<Machine>()
            .SelectMany(machine => machine.Faults).ToList();

        Assert.Equal(
            Vocabulary.All.Where(it => it.Code.Since == 1).Select(it => it.Prototype.GetType()),
            commands.Select(it => Vocabulary.Of(it)).Distinct().OrderBy(it => it.Code.Number)
                .Select(it => it.Prototype.GetType()));
        Assert.Equal(5, scenarios.Select(scenario => Hypervisors.NameOf(scenario.Platform)).Distinct().Count());
        Assert.Equal(11, faults.Select(fault => fault.Port).Distinct().Count());
        Assert.Equal(2, faults.Select(fault => fault.Mode).Distinct().Count());
        Assert.Equal(3, commands.OfType<Share>().Select(share => share.Direction).Distinct().Count());
        Assert.Equal(4, commands.OfType<FailBoot>().Select(fail => fail.Reason).Distinct().Count());
    }

    [Fact]
    public void Fault_that_version_1_repaired_needs_version_2_and_keeps_its_code()
    {
        var fault = new Fault(Port.MemUnshare, 1, 1, FaultMode.Refused, -3);

        var bytes = ScenarioBinary.Encode(new Scenario(MachineDefaults.Machine with { Faults = [fault] }, []));

        Assert.Equal([0xff, (byte)'S', (byte)'C', 2], bytes[..4]);
        Assert.Equal([fault], ((Machine)ScenarioBinary.Decode(bytes).Platform).Faults);

        // In version 1 the code is the last byte but one: 0 for -1, 2 for -3.
        var repaired = new Scenario(MachineDefaults.Machine with { Faults = [fault with { Code = -1 }] }, []);
        var first = ScenarioBinary.Encode(repaired);
        first[^2] = 2;
        Assert.Equal(repaired, ScenarioBinary.Decode(first));
    }

    [Fact]
    public void Unknown_version_is_an_error_in_a_file_and_a_scenario_in_raw_bytes()
    {
        byte[] newer = [0xff, (byte)'S', (byte)'C', 200, 0, 0];

        var error = Assert.Throws<FormatError>(() => ScenarioBinary.Read(newer, "new.bin", out _));

        Assert.StartsWith("new.bin:1: found version 200 of the binary form", error.Message, StringComparison.Ordinal);
        Assert.Null(PlatformRules.Problem(ScenarioBinary.Decode(newer).Platform));
    }
}

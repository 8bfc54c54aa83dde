using Lockstep.Judging;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Properties.Promises;

/// <summary>
/// Promise 11, and the table of bad input to the production code: each line's last command is answered with its
/// typed error, and changes nothing.
/// </summary>
public sealed class BadInput
{
    private const string Pkvm = "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB";
    private const string Gunyah =
        "platform gunyah granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB swiotlb 0x80100000+64KiB";

    public static TheoryData<string, string, string, Error> Lines => [.. BadInputTable.Rows.Select(row =>
        new TheoryDataRow<string, string, string, Error>(row.Machine, row.Before, row.Bad, row.Error))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void It_is_refused_with_its_error_and_changes_nothing(string machine, string before, string bad, Error error)
    {
        var scenario = Parse(machine, before, bad);
        var steps = Steps.Of(scenario);
        Assert.Equal(scenario.Commands.Length, steps.Length);
        var rig = new Rig((Machine)scenario.Platform, scenario.Boots);
        foreach (var command in steps[..^1])
            rig.Do(command);
        var situation = rig.Situation;

        var answer = rig.Do(steps[^1]);

        Assert.Equal(error, answer.Error);
        Assert.Null(answer.Value);
        Assert.Equal(situation, rig.Situation);
        Assert.Empty(rig.Platform.Touched);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_model_says_the_same(string machine, string before, string bad, Error error)
    {
        var scenario = Parse(machine, before, bad);
        var tally = new Tally();

        Assert.Null(Judge.Run(scenario, ProductionFactory.Instance, tally).Finding);
        Assert.True(tally[scenario.Commands[^1].GetType().Name, $"{error}"] > 0);
    }

    [Fact]
    public void The_table_has_every_error_that_input_alone_can_cause()
    {
        Error[] notInputs =
            [Error.None, Error.FailedToMap, Error.Hypervisor, Error.MmioGuardNotSupported, Error.Quarantined];

        Assert.Empty(Enum.GetValues<Error>().Except(notInputs).Except(BadInputTable.Rows.Select(row => row.Error)));
    }

    private static Scenario Parse(string machine, string before, string bad) => ScenarioText.Parse(
        string.Join('\n', [machine is "gunyah" ? Gunyah : Pkvm.Replace("4096", machine), .. before.Split("; "), bad]));
}

using Properties.Suite;

namespace Properties.Promises;

/// <summary>Promise 11: the last command of each table row returns its typed error and changes nothing.</summary>
public sealed class BadInput
{
    private const string Pkvm = "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB";
    private const string Gunyah =
        "platform gunyah granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB swiotlb 0x80100000+64KiB";

    public static TheoryData<string, string, string, Error> Lines => [.. BadInputTable.Rows.Select(row =>
        new TheoryDataRow<string, string, string, Error>(row.Machine, row.Before, row.Bad, row.Error))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Bad_input_returns_its_typed_error_and_changes_nothing(
        string machine, string before, string bad, Error error)
    {
        var scenario = Parse(machine, before, bad);
        var steps = Steps.Of(scenario);
        Assert.Equal(scenario.Commands.Length, steps.Length);
        var rig = new Rig((Machine)scenario.Platform, scenario.Boots);
        foreach (var command in steps[..^1])
            rig.Do(command);
        var snapshot = rig.Snapshot;

        var answer = rig.Do(steps[^1]);

        Assert.Equal(error, answer.Error);
        Assert.Null(answer.Value);
        Assert.Equal(snapshot, rig.Snapshot);
        Assert.Empty(rig.Platform.Touched);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Model_returns_the_same_error_for_bad_input(string machine, string before, string bad, Error error)
    {
        var scenario = Parse(machine, before, bad);
        var tally = new Tally();

        SuiteRun.Current.MustHold(scenario, tally);
        Assert.True(tally[scenario.Commands[^1].GetType().Name, $"{error}"] > 0);
    }

    [Fact]
    public void Bad_input_table_covers_every_error_that_input_alone_causes()
    {
        Error[] notInputs =
            [Error.None, Error.FailedToMap, Error.Hypervisor, Error.MmioGuardNotSupported, Error.Quarantined];

        Assert.Empty(Enum.GetValues<Error>().Except(notInputs).Except(BadInputTable.Rows.Select(row => row.Error)));
    }

    private static Scenario Parse(string machine, string before, string bad) => ScenarioText.Parse(
        string.Join('\n', [machine is "gunyah" ? Gunyah : Pkvm.Replace("4096", machine), .. before.Split("; "), bad]));
}

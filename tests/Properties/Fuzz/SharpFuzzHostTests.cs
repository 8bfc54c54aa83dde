using CliWrap;
using CliWrap.Buffered;
using Processes;
using Fuzz.Targets;
using Lockstep.Formats.Binary;
using Lockstep.Scenarios;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>Targets under plain SharpFuzz, without an engine or a campaign.</summary>
public sealed class SharpFuzzHostTests
{
    private const string Platform = "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB";

    private static readonly byte[] Broken =
        ScenarioBinary.Encode(ScenarioText.Parse(BrokenSubjects.Scenario, "broken"));

    [Fact]
    public void Finding_is_thrown_and_logged()
    {
        using var folder = new TemporaryFolder();
        var log = folder.PathOf("log");
        var target = new ScenarioTarget(new BrokenSubjects());

        var thrown = Assert.Throws<FoundException>(() => SharpFuzzHost.Run(target, Broken, log));

        Assert.Equal("answer at DmaAllocate", thrown.Message);
        Assert.Contains(thrown.Message, File.ReadAllText(log), StringComparison.Ordinal);
        SharpFuzzHost.Run(target, [], log);
    }

    [Theory]
    [InlineData("scenario", true)]
    [InlineData("broken", false)]
    public async Task Input_from_standard_input_runs_on_its_target(string target, bool holds)
    {
        var scenario = ScenarioText.Parse($"{Platform}\ninit-dynamic-pool\na = dma-alloc 3 pages\n", "one");
        var run = await ToolCommand.Brief(SharpFuzzHost.Verb, "afl", target)
            .WithStandardInputPipe(PipeSource.FromBytes(ScenarioBinary.Encode(scenario)))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Equal(holds, run.IsSuccess);
        Assert.Equal(!holds, run.StandardError.Contains("at DmaAllocate", StringComparison.Ordinal));
    }
}

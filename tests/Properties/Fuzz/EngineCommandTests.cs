using Fuzz.Engines;
using Fuzz.Targets;

namespace Properties.Fuzz;

/// <summary>How AFL++ and libFuzzer are called.</summary>
public sealed class EngineCommandTests
{
    private static readonly string[] Target = ["dotnet", "verify.dll", "campaign-target", "afl", "boot"];

    [Fact]
    public void The_first_instance_of_AFL_is_the_main_one()
    {
        var worker = new AflWorker("out", "boot-1", 1, Seed: 7, TimeSpan.FromSeconds(1.2), Executions: 90);

        Assert.Equal(
            "afl-fuzz -M boot-1 -i seeds -o out -x boot.dict -m none -t 5000 -G 16384 -s 7 -V 2 -E 90 "
                + "-- dotnet verify.dll campaign-target afl boot",
            string.Join(' ', AflCommand.Words("afl-fuzz", worker, "seeds", "boot.dict", Target)));
    }

    [Fact]
    public void The_others_are_secondary_and_one_with_a_queue_goes_on()
    {
        var worker = new AflWorker("out", "boot-2", 2, Seed: 7, TimeSpan.Zero);

        Assert.Equal(
            "afl-fuzz -S boot-2 -i - -o out -m none -t 5000 -G 16384 -s 7 -V 1 "
                + "-- dotnet verify.dll campaign-target afl boot",
            string.Join(' ', AflCommand.Words("afl-fuzz", worker, input: null, dictionary: null, Target)));
    }

    [Fact]
    public void LibFuzzer_writes_to_the_queue_and_takes_nothing_behind_its_own_arguments()
    {
        var worker = new LibFuzzerWorker(
            "queue", "seeds", "artifacts", "boot.dict", Seed: 0, TimeSpan.FromSeconds(3), Executions: 90);

        Assert.Equal(
            "driver -artifact_prefix=artifacts/ -dict=boot.dict -max_len=16384 -seed=1 -max_total_time=3 -runs=90 "
                + "-timeout=20 -entropic=0 -rss_limit_mb=0 -detect_leaks=0 -reload=1 queue seeds "
                + "-ignore_remaining_args=1 dotnet verify.dll campaign-target afl boot",
            string.Join(' ', LibFuzzerCommand.Words("driver", worker, Target)));
    }

    [Fact]
    public void What_a_target_finds_is_thrown_and_logged()
    {
        using var folder = new Tool.TemporaryFolder();
        var log = folder.PathOf("log");
        var broken = new ScenarioTarget(new Tool.BrokenSubjects());
        var input = Lockstep.Formats.Binary.ScenarioBinary.Encode(
            Lockstep.Formats.Text.ScenarioText.Parse(Tool.BrokenSubjects.Scenario, "broken"));

        var thrown = Assert.Throws<FoundException>(() => EngineTarget.Try(broken, input, log));

        Assert.Equal("answer at DmaAllocate", thrown.Message);
        Assert.Contains(thrown.Message, File.ReadAllText(log), StringComparison.Ordinal);
        EngineTarget.Try(broken, [], log);
    }
}

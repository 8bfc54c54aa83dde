using Fuzz.Engines;
using Fuzz.Engines.Afl;
using Fuzz.Engines.LibFuzzer;
using Fuzz.Instrumentation;
using Fuzz.Targets;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>The command lines of AFL++ and libFuzzer.</summary>
public sealed class EngineCommandTests
{
    private static readonly string[] Target = ["dotnet", "verify.dll", "campaign-target", "afl", "layout"];

    [Fact]
    public void First_instance_of_AFL_is_the_main_one() => Assert.Equal(
        $"afl-fuzz -M layout-1 -i seeds -o out -x layout.dict -m none -t 5000 -G 16384 -s {SeedOf(1)} -V 2 -E 90 "
            + "-- dotnet verify.dll campaign-target afl layout",
        Afl(Place(1, TimeSpan.FromSeconds(1.2), executions: 90), "seeds", "layout.dict"));

    [Fact]
    public void Further_instance_of_AFL_is_secondary_and_resumes_its_queue() => Assert.Equal(
        $"afl-fuzz -S layout-2 -i - -o out -m none -t 5000 -G 16384 -s {SeedOf(2)} -V 1 "
            + "-- dotnet verify.dll campaign-target afl layout",
        Afl(Place(2, TimeSpan.Zero), input: null, dictionary: null));

    [Fact]
    public void LibFuzzer_writes_to_the_queue_and_ignores_the_arguments_of_the_target()
    {
        using var root = new TemporaryFolder();
        var folder = new LibFuzzerFolder(root.PathOf("layout-1"), root.PathOf("layout-2"));
        var limits = new LibFuzzerLimits(Seed: 0, TimeSpan.FromSeconds(3), Executions: 90);

        Assert.Equal(
            $"driver -artifact_prefix={root.PathOf("layout-2/artifacts/")} -dict=layout.dict -max_len=16384 -seed=1 "
                + "-max_total_time=3 -runs=90 -timeout=20 -entropic=0 -rss_limit_mb=0 -detect_leaks=0 -reload=1 "
                + $"{root.PathOf("layout-1/queue")} seeds "
                + "-ignore_remaining_args=1 dotnet verify.dll campaign-target afl layout",
            string.Join(' ', LibFuzzerCommand.Words("driver", folder, "seeds", "layout.dict", limits, Target)));
    }

    private static string Afl(WorkerPlace place, string? input, string? dictionary) =>
        string.Join(' ', AflCommand.Words("afl-fuzz", place, input, dictionary, Target));

    private static int SeedOf(int worker) => new CampaignOrder("out", 7).SeedOf(worker, generation: 0);

    private static WorkerPlace Place(int number, TimeSpan time, long executions = long.MaxValue) => new(
        new CampaignOrder("out", 7) { Executions = executions },
        new LayoutTarget(),
        new InstrumentedTool("tool"),
        number,
        time,
        []);
}

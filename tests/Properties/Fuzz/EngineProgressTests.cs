using Fuzz.Engines;
using Fuzz.Engines.Afl;
using Fuzz.Engines.LibFuzzer;
using Fuzz.Storage;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>The progress of AFL++ and libFuzzer, read from their files.</summary>
public sealed class EngineProgressTests
{
    private const string Statistics = """
        start_time        : 1000
        last_update       : 1060
        run_time          : 60
        execs_done        : 6000
        corpus_count      : 30
        edges_found       : 400
        saved_crashes     : 1
        saved_hangs       : 2
        last_find         : 1050
        command_line      : afl-fuzz -i a : b

        """;

    private const string Header = "# relative_time, cycles_done, cur_item, corpus_count, and so on\n";

    [Fact]
    public void Counts_of_AFL_come_from_its_statistics() => Assert.Equal(
        new WorkerCounts(6000, 400, 30, 3, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(50)),
        AflStatistics.Parse(Statistics, string.Empty, []));

    [Fact]
    public void Newer_complete_line_of_the_plot_takes_precedence()
    {
        const string row = "70, 0, 2, 31, 0, 0, 1.00%, 4, 0, 2, 99.00, 7700, 420\n80, 0, 2, 3";
        var counts = AflStatistics.Parse(Statistics, Header + row, []);

        Assert.Equal((7700, 110, 420, 31, 4), (
            counts.Executions, counts.Speed, counts.Edges, counts.Inputs, counts.Failures));
    }

    [Fact]
    public void Counts_of_AFL_come_from_names_of_inputs_in_the_first_minute()
    {
        string[] queue =
        [
            "id:000000,time:0,execs:0,orig:seed-000",
            "id:000001,src:000000,time:2000,execs:9000,op:havoc,rep:2,+cov",
            "id:000002,sync:scenario-2,src:000001",
        ];
        var counts = AflStatistics.Parse(Statistics, Header, queue);

        Assert.Equal((9000, 4500, 400, 3), (counts.Executions, counts.Speed, counts.Edges, counts.Inputs));
    }

    [Fact]
    public void Counts_of_AFL_are_0_before_it_writes_anything() =>
        Assert.Equal(default, AflStatistics.Parse(string.Empty, string.Empty, []));

    [Fact]
    public void Counts_of_libFuzzer_come_from_its_last_complete_line()
    {
        const string log = """
            INFO: Seed: 1
            #2	INITED cov: 5 ft: 700 corp: 1/1b exec/s: 0 rss: 27Mb
            #4096	pulse  cov: 5 ft: 812 corp: 77/4Kb lim: 4 exec/s: 2048 rss: 31Mb
            #5000	NEW    cov: 5 ft: 900 co
            """;

        Assert.Equal((4096, 812, 77), LibFuzzerLog.Parse(log));
        Assert.Equal(default, LibFuzzerLog.Parse("INFO: Seed: 1\n"));
    }

    [Theory]
    [InlineData(
        "a\n\u001b[1;91m[-] PROGRAM ABORT : \u001b[0mno seeds\n  Location : main()\n",
        "[-] PROGRAM ABORT : no seeds")]
    [InlineData("a\nb\n\n", "b")]
    [InlineData("", "no output")]
    public void Last_words_of_a_fuzzer_are_its_abort_message_or_last_line(string log, string words) =>
        Assert.Equal(words, EngineProcess.LastWordsOf(log));

    [Fact]
    public void Disposed_fuzzer_is_terminated_and_its_output_is_in_its_log()
    {
        using var folder = new TemporaryFolder();
        var log = EngineProcess.NewLog(folder.Root, "w");
        const string script = "trap 'echo asked; exit 3' TERM; echo begun; while :; do sleep 0.05; done";
        using (var process = new EngineProcess(["/bin/sh", "-c", script], [], log))
        {
            Assert.True(SpinWait.SpinUntil(() => process.Log.Contains("begun", StringComparison.Ordinal), 30_000));
            Assert.False(process.HasEnded);
        }

        Assert.True(SpinWait.SpinUntil(
            () => EngineProcess.TextOf(log).Contains("asked", StringComparison.Ordinal), 30_000));
    }
}

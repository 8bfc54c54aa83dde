using System.Globalization;
using Lockstep.Formats;
using Lockstep.Logs;

namespace Properties.Logs;

/// <summary>
/// The recorded logs of a firmware get the verdicts that are right, and logs that are damaged a message.
/// </summary>
public sealed class FirmwareLogTests
{
    private const string Begin = "[INFO] pVM firmware";
    private const string Share = "[TRACE] Sharing memory region 0x1000..0x2000";
    private const string Buffer = "shared buffer at 0x1000 with Layout { size: 16, align: 16 (1 << 4) }";
    private const string Take = "[TRACE] Allocated " + Buffer;
    private const string Give = "[TRACE] Deallocated " + Buffer;
    private const string Failed = "allocation of Layout { size: 16, align: 16 (1 << 4) } failed";
    private const string Unshare = "[TRACE] Unsharing memory region 0x1000..0x2000";
    private const string Payload = "[INFO] Starting payload...";

    public static TheoryData<string, int, string> Recorded => new()
    {
        { "missing-unshare.log", 1407, "line 4 shared 0x90001000..0x90002000" },
        { "overlap.log", 806, "line 805 allocated 0x90002080..0x90002090" },
        { "stale-pool.log", 1008, "line 1005 unshared 0x90002000..0x90003000" },
        { "three-page-dma.log", 5, "line 4 shared 0x90004000..0x90007000" },
    };

    [Theory]
    [InlineData("clean-4k.log", 4096)]
    [InlineData("clean-16k.log", 16384)]
    public void Correct_run_is_safe(string log, ulong granule)
    {
        var verdict = GeneratedLog.Check(LinesOf(log), new LogOptions { Granule = granule });

        Assert.Equal(LogSafety.Safe, verdict.Safety);
        Assert.All(verdict.Rules, rule => Assert.Equal(LogSafety.Safe, rule.Safety));
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void First_offence_is_told_with_the_line_that_it_contradicts(string log, int line, string conflict)
    {
        var lines = LinesOf(log);

        var verdict = GeneratedLog.Check(lines);

        var first = verdict.Offences[0];
        Assert.Equal((LogSafety.Unsafe, line, lines[line - 1]), (verdict.Safety, first.Line, first.Text));
        Assert.Equal([conflict], first.Conflicts.Select(it => $"{it}"));
    }

    [Fact]
    public void Regions_that_are_no_whole_granules_are_told() =>
        Assert.Equal(
            "0x90000000..0x90001000 is not made of granules of 16384 bytes",
            GeneratedLog.Check(LinesOf("clean-4k.log"), new LogOptions { Granule = 16384 }).Offences[0].Sentence);

    [Fact]
    public void Log_that_ends_before_the_payload_is_not_decidable() =>
        MustBeUndecided("payload-private", "the log ends before", Begin, Share, Take, Give);

    [Fact]
    public void Log_without_its_beginning_is_not_decidable() => MustBeUndecided(
        "live-in-shared",
        "does not have the beginning of the boot",
        Take.Replace("1000", "5000"), Share, Unshare, Payload);

    [Fact]
    public void Log_at_a_higher_level_is_not_decidable() =>
        MustBeUndecided("live-disjoint", "is the log level 'trace'?", Begin, Payload);

    [Fact]
    public void Unreadable_line_is_named_and_explains_what_it_may_have_said()
    {
        var verdict = GeneratedLog.Check([Begin, Share, Take, Give[..60], Unshare[..40], Payload]);

        Assert.Equal(LogSafety.NotDecidable, verdict.Safety);
        Assert.Contains("line 4 cannot be read: the buffer is not a hexadecimal address with a layout", verdict.Notes);
        Assert.StartsWith(
            "line 5 cannot be read: the region is not two hexadecimal addresses", verdict.Notes[1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_messages_in_one_line_cannot_be_read() => Assert.Contains(
        GeneratedLog.Check([Begin, Share + Take, Payload]).Notes,
        note => note.StartsWith("line 2 cannot be read", StringComparison.Ordinal));

    [Fact]
    public void Lines_out_of_order_say_so()
    {
        var verdict = GeneratedLog.Check([Begin, Share, Give, Take, Take, Give, Unshare, Payload]);

        Assert.Equal(LogSafety.NotDecidable, verdict.Safety);
        Assert.Contains(verdict.Notes, note => note.Contains("out of order", StringComparison.Ordinal));
        Assert.Equal(
            LogSafety.Unsafe,
            GeneratedLog.Check([Begin, Share, Give, Take, Take, Give, Unshare, Payload], new() { IsComplete = true })
                .Safety);
    }

    [Fact]
    public void Lines_of_two_machines_decide_nothing()
    {
        var one = GeneratedLog.Safe(new Random(1));
        var other = GeneratedLog.Safe(new Random(2));
        var most = Math.Max(one.Count, other.Count);
        var mixed = Enumerable.Range(0, most).SelectMany(at => one.Skip(at).Take(1).Concat(other.Skip(at).Take(1)));

        var verdict = GeneratedLog.Check(mixed);

        Assert.Equal(LogSafety.NotDecidable, verdict.Safety);
        Assert.Contains(
            "lines follow 'Starting payload...' without a boot: the log mixes several machines", verdict.Notes);
    }

    [Fact]
    public void Request_that_fails_after_everything_was_unshared_is_no_offence() => Assert.Equal(
        LogSafety.Safe,
        GeneratedLog.Check([Begin, Share, Take, Give, Unshare, "[ERROR] " + Failed, Payload]).Safety);

    [Fact]
    public void Request_that_fails_and_unshares_what_was_shared_for_it_is_no_offence() => Assert.Equal(
        LogSafety.Safe, GeneratedLog.Check([Begin, Share, Unshare, "[ERROR] " + Failed, Payload]).Safety);

    [Fact]
    public void Next_boot_begins_with_private_memory()
    {
        var verdict = GeneratedLog.Check([Begin, Share, Take, Begin, Share, Take, Unshare, Payload]);

        Assert.Equal((LogSafety.Safe, 2), (verdict.Safety, verdict.Summary.Boots));
        Assert.Contains(verdict.Notes, note => note.StartsWith("the firmware starts again", StringComparison.Ordinal));
    }

    [Fact]
    public void Memory_of_a_live_buffer_that_is_unshared_while_the_pool_goes_on_is_told()
    {
        var other = Share.Replace("0x1000..0x2000", "0x4000..0x5000");

        var verdict = GeneratedLog.Check(
            [Begin, Share, other, Take, Unshare, Take.Replace("1000", "4000"), Payload]);

        var first = verdict.Offences[0];
        Assert.Equal(("live-in-shared", 5), (first.Rule.Name, first.Line));
        Assert.Equal([4, 6], first.Conflicts.Select(conflict => conflict.Line));
    }

    [Fact]
    public void Summary_counts_what_is_in_the_log()
    {
        var summary = GeneratedLog.Check([Begin, Share, Take, "other", Give, Take, Unshare, Payload]).Summary;

        Assert.Equal((8, 7, 1, 2), (summary.Lines, summary.Events, summary.Regions, summary.Buffers));
        Assert.Equal(((UInt128)4096, (UInt128)16), (summary.PeakShared, summary.PeakLive));
        Assert.Equal(0.5, summary.SharesPerBuffer);
    }

    [Theory]
    [InlineData("virtio-blk.hal", 4096)]
    [InlineData("virtio-blk.hal", 65536)]
    [InlineData("net256.hal", 4096)]
    [InlineData("net256.hal", 16384)]
    public void Log_of_the_production_code_is_safe_and_a_broken_one_is_not(string recording, ulong granule)
    {
        var machine = MachineDefaults.Machine with { Granule = granule, Heap = MachineDefaults.HeapOf(2 << 20) };
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var writer = new FirmwareLogWriter(text, machine);
        writer.Begin();
        var run = Judge.Run(
            HalTrace.Read(RecordedFiles.PathOf(recording), machine), ProductionFactory.Instance, null, writer);
        writer.EnterPayload();
        string[] log = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Null(run.Finding);
        Assert.Equal(LogSafety.Safe, GeneratedLog.Check(log).Safety);
        Assert.All(GeneratedLog.Offences, offence =>
        {
            var broken = log.ToList();
            Assert.True(offence.Put(broken, new Random(1)));
            Assert.Contains(GeneratedLog.Check(broken).Offences, it => it.Rule.Name == offence.Rule);
        });
    }

    private static void MustBeUndecided(string rule, string why, params string[] log)
    {
        var verdict = GeneratedLog.Check(log);

        var judged = Assert.Single(verdict.Rules, it => it.Rule.Name == rule);
        Assert.Equal((LogSafety.NotDecidable, LogSafety.NotDecidable), (verdict.Safety, judged.Safety));
        Assert.Contains(why, judged.Why, StringComparison.Ordinal);
    }

    private static string[] LinesOf(string log) => File.ReadAllLines(RecordedFiles.PathOf("firmware-logs", log));
}

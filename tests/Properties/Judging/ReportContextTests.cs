using Lockstep.Safety;
using Properties.BadSubjects;
using Properties.Formats;

namespace Properties.Judging;

/// <summary>A report has what a reader needs to understand a difference without a debugger.</summary>
public sealed class ReportContextTests
{
    [Fact]
    public void Calls_around_the_first_that_differs_are_aligned()
    {
        // The subject makes one call too many: what follows it lines up again.
        var scenario = Samples.OnPkvm("init-dynamic-pool", "refill 12KiB align 4096");
        var extra = Calling(
            (port, function, argument) => argument == 0x7fe02000 ? port.Call(HypercallFunction.MemInfo, 0) : 0);

        Assert.Equal(
            """
                 expected                  actual
              1  MemShare 0x7fe00000 -> 0  same
              2  MemShare 0x7fe01000 -> 0  same
            >    -                         MemInfo 0x0 -> 4096 (without effect)
              3  MemShare 0x7fe02000 -> 0  same
              4  MemShare 0x7fe03000 -> 0  same
            """.ReplaceLineEndings("\n"),
            NoteOf(scenario, extra, "port call 3"));
    }

    [Fact]
    public void Exception_has_the_frames_of_production_alone()
    {
        var thrower = Calling((_, _, _) => throw new OverflowException("too far"));

        var note = NoteOf(Samples.OnPkvm("init-dynamic-pool", "refill 64 align 16"), thrower, "exception");

        // The just-in-time compiler may inline any one of them.
        Assert.Matches(@"^at SharingHypervisor\.\w+ \(SharingHypervisor\.cs:\d+\)", note);
        Assert.Matches(@"\nat (SharedPool|MemorySharer)\.\w+ \(", note);
        Assert.All(note.Split('\n'), frame => Assert.DoesNotContain("Bad", frame, StringComparison.Ordinal));
    }

    [Fact]
    public void Exception_is_compared_with_the_answer_of_the_model()
    {
        var thrower = Calling((_, _, _) => throw new OverflowException("too far"));

        var finding = Judge.Run(Samples.OnPkvm("init-dynamic-pool"), thrower).Finding!;

        Assert.Equal(("exception", "Ok"), (finding.Differences[0].What, finding.Differences[0].Model));
    }

    [Fact]
    public void Access_of_the_host_during_a_step_names_the_entry_that_it_followed()
    {
        var scenario = Samples.OnPkvm(
            "init-dynamic-pool",
            "host writes 8 bytes at visible#0 after entry 2",
            "refill 8KiB align 4096");
        var wrong = new BadSubject("fails")
        {
            Subject = (subject, _) => new BadAnswers(subject)
            {
                Answer = (command, correct) => correct() is var answer && command is Refill
                    ? Answer.Fail(Error.Closed)
                    : answer,
            },
        };

        var finding = Judge.Run(scenario, wrong).Finding!;

        Assert.Equal(
            "host wrote 8 bytes at visible#0 after entry 2, MemShare 0x7fe01000 -> 0", finding.Context);
    }

    [Fact]
    public void Answer_that_both_sides_gave_is_shown()
    {
        var finding = Judge.Run(BadPorts.FailureRestores.Scenario, BadPorts.FailureRestores.Subject).Finding!;

        Assert.Equal("answer on both sides: Hypervisor (MemShare returned -1, NotSupported)", finding.Context);
    }

    [Theory]
    [InlineData("s = share 16 bytes at 0x80200000 to-device", true, "promise 9: DMA is exact.")]
    [InlineData("refill 64 align 16", true, "promise 5: No secret reaches the host.")]
    [InlineData("refill 64 align 16", false, "promise 7: A failure changes nothing.")]
    public void Memory_that_differs_names_its_promise(string line, bool succeeds, string promise)
    {
        var scenario = Samples.OnPkvm(
            succeeds ? "fault map-device 1 refused" : "fault mem-share 1 refused -1", "init-dynamic-pool", line);
        var dirty = new BadSubject("writes a byte more")
        {
            Memory = port => new BadMemory(port)
            {
                Clear = (memory, range) => memory.Write(range.Start, new byte[] { 0x2a }),
                Store = (memory, address, bytes) => memory.Write(address, [.. bytes, 0x2a]),
            },
        };

        Assert.Equal($"concerns {promise}", NoteOf(scenario, dirty, "memory"));
    }

    [Fact]
    public void Event_of_a_sentence_is_named_by_its_command()
    {
        var bad = BadReplies.LiveDisjoint;

        var note = NoteOf(bad.Scenario, bad.Subject, bad.Catches);

        Assert.Matches("^event [0-9]+: a = alloc 64 align 16$", note);
    }

    private static string NoteOf(Scenario scenario, BadSubject subject, string what) =>
        Judge.Run(scenario, subject).Finding!.Differences.Single(difference => difference.What == what).Note;

    /// <summary>Does something more at each MEM_SHARE and MEMINFO.</summary>
    private static BadSubject Calling(
        Func<MemoryModel.Ports.IHypercalls, HypercallFunction, ulong, long> more) => new("calls more")
    {
        Hypercalls = port => new BadHypercalls(port, (function, argument) =>
        {
            if (function is HypercallFunction.MemShare or HypercallFunction.MemInfo)
                more(port, function, argument);
            return null;
        }),
    };
}

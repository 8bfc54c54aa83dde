using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>The rules about what an operation reads and writes: single-fetch and only-needed-bytes.</summary>
public class AccessRuleTests
{
    private static readonly SafetyEvent[] Shared = CleanShare(0x1000);
    private static readonly OperationBegan Unshare = new("unshare", OperationKind.Ordinary);
    private static readonly OperationEnded Ended = new(Succeeded: true, []);

    [Fact]
    public void Written_and_private_bytes_and_those_of_another_operation_may_be_read_again() => Good(
        [
            .. Shared,
            Unshare,
            new Fetched(0x1000, 64),
            new Written(0x1000, 64, IsZero: false),
            new Fetched(0x1000, 64),
            new Fetched(0x1040, 64),
            new Fetched(0x9000, 64),
            new Fetched(0x9000, 64),
            new OperationEnded(Succeeded: true, []),
            Unshare,
            new Fetched(0x1000, 128),
        ]);

    [Fact]
    public void Log_that_begins_in_the_middle_of_an_operation_accuses_it_of_no_read() =>
        Good([Needed.Nothing, Ended, .. Shared, Unshare, Ended]);

    [Fact]
    public void Second_read_of_a_shared_byte_breaks_single_fetch() => Bad(
        "single-fetch",
        "'unshare' read 0x1010..0x1020 twice, and the host could write it in between",
        [
            .. Shared,
            Unshare,
            new Fetched(0x1000, 0x20),
            new Written(0x1000, 16, IsZero: false),
            new Fetched(0x1000, 64),
        ]);

    [Fact]
    public void Second_read_of_a_static_range_breaks_single_fetch() => Bad(
        "single-fetch",
        "'unshare' read 0x8000..0x8001 twice, and the host could write it in between",
        new StaticRange(0x8000, 0x1000),
        Unshare,
        new Fetched(0x7fff, 2),
        new Fetched(0x7fff, 2));

    [Fact]
    public void What_was_cleared_for_a_share_that_failed_may_be_cleared_beside_what_is_needed() => Good(
        [
            Unshare,
            new Written(0x2000, 0x2000, IsZero: true),
            new Written(0x9000, 16, IsZero: true),
            new ShareFailed(0x2000, 0x1000),
            new Needed([], [new(0x9000, 16)]),
            Ended,
        ]);

    [Fact]
    public void Operation_that_needs_nothing_reads_nothing() => Bad(
        "only-needed-bytes",
        "'unshare' read 0x9000..0x9010, beyond what it needed: nothing",
        [Unshare, new Fetched(0x9000, 16), Needed.Nothing]);

    [Fact]
    public void What_an_operation_needs_and_what_it_clears_to_share_may_be_accessed() => Good(
        [
            Unshare,
            .. CleanShare(0x2000),
            new Fetched(0x2000, 16),
            new Fetched(0x2010, 16),
            new Written(0x9000, 32, IsZero: false),
            new Needed([new(0x2000, 32)], [new(0x8000, 16), new(0x9000, 32)]),
            Ended,
            Unshare,
            Needed.Nothing,
        ]);

    [Fact]
    public void Sharing_that_fails_midway_may_leave_more_cleared() => Good(
        [
            Unshare,
            new Written(0x2000, Granule, IsZero: true),
            new Written(0x3000, Granule, IsZero: true),
            new Shared(0x2000, 0x800),
            new ShareFailed(0x2800, 0x800),
            new Unshared(0x2000, 0x800),
            Needed.Nothing,
            new OperationEnded(Succeeded: false, []),
        ]);

    [Fact]
    public void Teardown_may_clear_the_static_range() => Good(
        new StaticRange(0x8000, 0x1000),
        new OperationBegan("unshare-all", OperationKind.Teardown),
        new Written(0x8000, 0x1000, IsZero: true),
        Needed.Nothing);

    [Fact]
    public void Read_past_a_buffer_breaks_only_needed_bytes() => Bad(
        "only-needed-bytes",
        "'unshare' read 0x1000..0x1011, beyond what it needed: 0x1000..0x1010",
        [.. Shared, Unshare, new Fetched(0x1000, 17), new Needed([new(0x1000, 16)], [])]);

    [Fact]
    public void Write_before_a_buffer_breaks_only_needed_bytes() => Bad(
        "only-needed-bytes",
        "'unshare' wrote 0xfff..0x1000, beyond what it needed: 0x1000..0x1010, 0x2000..0x2001",
        [.. Shared, Unshare, new Written(0xfff, 1, IsZero: true), new Needed([], [new(0x1000, 16), new(0x2000, 1)])]);

    [Fact]
    public void Clearing_more_than_is_shared_breaks_only_needed_bytes() => Bad(
        "only-needed-bytes",
        "'unshare' wrote 0x2000..0x4000, beyond what it needed: 0x2000..0x3000 to share it",
        Unshare,
        new Written(0x2000, 2 * Granule, IsZero: true),
        new Shared(0x2000, Granule),
        Needed.Nothing);

    [Fact]
    public void Data_in_memory_to_be_shared_breaks_only_needed_bytes() => Bad(
        "only-needed-bytes",
        "'unshare' wrote 0x2000..0x2008, beyond what it needed: 0x2000..0x3000 to share it",
        [Unshare, .. CleanShare(0x2000), new Written(0x2000, 8, IsZero: false), Needed.Nothing]);

    [Fact]
    public void Clearing_apart_from_what_could_not_be_shared_breaks_only_needed_bytes() => Bad(
        "only-needed-bytes",
        "'unshare' wrote 0x5000..0x5001, beyond what it needed: 0x2000..0x3000 to share it",
        Unshare,
        new Written(0x5000, 1, IsZero: true),
        new ShareFailed(0x2000, Granule),
        Needed.Nothing);
}

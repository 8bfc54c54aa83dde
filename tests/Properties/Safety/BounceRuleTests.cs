using Lockstep.Safety;
using static Properties.Safety.Monitored;

namespace Properties.Safety;

/// <summary>The rules of promise 16: bounce-initialised, returned-as-lent.</summary>
public class BounceRuleTests
{
    private static readonly OperationBegan Sharing = new("Share", OperationKind.Ordinary);
    private static readonly OperationEnded Done = new(Succeeded: true, []);
    private static readonly Loan FromDevice = new(0x9000, Direction.FromDevice);
    private static readonly Allocated Bounce = new(0x1000, 0x40, 16) { Loan = FromDevice };

    [Fact]
    public void Bounce_buffer_cleared_while_it_is_shared_may_be_read() => Good(
        [
            .. CleanShare(0x1000),
            Sharing, new Written(0x1000, 0x40, IsZero: true), Bounce, Done,
            Sharing, new Fetched(0x1000, 0x40), new Freed(0x1000, 0x40) { Loan = FromDevice }, Done,
        ]);

    [Fact]
    public void Bytes_written_later_may_be_read() => Good(
        [
            .. CleanShare(0x1000),
            Sharing, Bounce, Done,
            new Written(0x1000, 0x20, IsZero: false), new Written(0x1020, 0x20, IsZero: false),
            new Fetched(0x1000, 0x40),
        ]);

    [Fact]
    public void Other_memory_may_be_read_unwritten() => Good(
        [
            .. CleanShare(0x1000),
            Sharing, Bounce, Done,
            new Fetched(0xfff, 1), new Fetched(0x1040, 0x40),
            new Freed(0x1000, 0x40), new Allocated(0x1000, 0x40, 16), new Fetched(0x1000, 0x40),
        ]);

    [Fact]
    public void Closing_forgets_bounce_buffers() => Good(
        [
            .. CleanShare(0x1000),
            Sharing, Bounce, Done,
            new OperationBegan("UnshareAll", OperationKind.Teardown),
            new Unshared(0x1000, Granule), new Closed([]), Done,
            new Fetched(0x1000, 0x40),
        ]);

    [Fact]
    public void Reading_what_an_earlier_operation_wrote_breaks_bounce_initialised() => Bad(
        "bounce-initialised",
        "0x1000..0x1040 was read, but the guest has not written the bytes 0x1000..0x1040 since the bounce buffer "
            + "0x1000..0x1040 (allocated by event 6) was shared: they may be those of an earlier buffer",
        [
            .. CleanShare(0x1000),
            Sharing, new Written(0x1000, 0x40, IsZero: true), Done,
            Sharing, Bounce, Done,
            new Fetched(0x1000, 0x40),
        ]);

    [Fact]
    public void Reading_one_unwritten_byte_breaks_bounce_initialised() => Bad(
        "bounce-initialised",
        "0x1000..0x1040 was read, but the guest has not written the bytes 0x103f..0x1040 since the bounce buffer "
            + "0x1000..0x1040 (allocated by event 4) was shared: they may be those of an earlier buffer",
        [
            .. CleanShare(0x1000),
            Sharing, new Written(0x1000, 0x3f, IsZero: true), Bounce, Done,
            new Fetched(0x1000, 0x40),
        ]);

    [Theory]
    [InlineData(0x9001UL, Direction.FromDevice, "0x9001 FromDevice")]
    [InlineData(0x9000UL, Direction.Both, "0x9000 Both")]
    public void Unsharing_as_another_breaks_returned_as_lent(ulong buffer, Direction direction, string stated) => Bad(
        "returned-as-lent",
        $"the buffer 0x1000..0x1040 (allocated by event 2) was unshared for {stated}, but was shared for "
            + "0x9000 FromDevice",
        [.. CleanShare(0x1000), Bounce, new Freed(0x1000, 0x40) { Loan = new Loan(buffer, direction) }]);

    [Fact]
    public void Unsharing_a_buffer_that_was_not_shared_breaks_returned_as_lent() => Bad(
        "returned-as-lent",
        "the buffer 0x1000..0x1040 (allocated by event 2) was unshared for 0x9000 FromDevice, but was not shared",
        [.. CleanShare(0x1000), new Allocated(0x1000, 0x40, 16), new Freed(0x1000, 0x40) { Loan = FromDevice }]);
}

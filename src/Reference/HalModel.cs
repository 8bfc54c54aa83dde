namespace Reference;

/// <summary>The virtio HAL over the pool.</summary>
internal readonly struct HalModel(PlatformModel platform, SharedPoolModel pool, AllocatorModel memory)
{
    private const ulong BounceAlignment = 16;

    /// <summary>The command's answer; null if it belongs to another part.</summary>
    public Answer? Do(Command command) => command switch
    {
        DmaAllocate take => platform.Zeroed(pool.Allocate(WholePages(take.Pages)), WholePages(take.Pages)),
        DmaFree give => pool.Release(give.Buffer.Value, WholePages(give.Pages!.Value)),
        Share share => Share(new(share.Buffer.Value, share.Bytes, share.Direction)),
        Unshare give => Unshare(
            give.Bounce.Value, new(give.Buffer!.Value.Value, give.Bytes!.Value, give.Direction!.Value)),
        _ => null,
    };

    private Answer Share(Loan loan)
    {
        var answer = pool.Allocate(Bounce(loan), Wraps(loan));
        if (answer.Value is not { } bounce)
            return answer;
        memory.Lend(bounce, loan);
        if (loan.Direction == Direction.FromDevice)
            platform.Fill(bounce, loan.Bytes);
        else
            platform.Copy(loan.Buffer, bounce, loan.Bytes);
        return answer;
    }

    /// <summary>Copies only as lent: the arguments may come from memory that the host can write.</summary>
    private Answer Unshare(ulong bounce, Loan loan)
    {
        // The implementation copies before it frees. Freeing leaves no trace entry, so the order does not matter here.
        var isLent = memory.At(bounce) is not { } live || live.Loan == loan;
        var answer = pool.Release(bounce, Bounce(loan), Wraps(loan).Or(isLent ? Error.None : Error.WrongBuffer));
        if (answer.Succeeded && loan.Direction != Direction.ToDevice)
            platform.Copy(bounce, loan.Buffer, loan.Bytes);
        return answer;
    }

    private static Shape Bounce(Loan loan) => new(loan.Bytes, BounceAlignment);

    // A page count that overflows becomes a size that no layout allows.
    private static Shape WholePages(ulong pages) =>
        new(pages > ulong.MaxValue / Ranges.Page ? ulong.MaxValue : pages * Ranges.Page, Ranges.Page);

    private static Error Wraps(Loan loan) =>
        (UInt128)loan.Buffer + loan.Bytes > UInt128.One << 64 ? Error.OutOfRange : Error.None;
}

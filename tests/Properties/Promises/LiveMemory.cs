using Lockstep.Safety;

namespace Properties.Promises;

/// <summary>The memory that callers own, derived from commands and answers.</summary>
internal sealed class LiveMemory
{
    private readonly Dictionary<ulong, ulong> _sizes = [];

    /// <summary>Whether a range contains a byte of live memory.</summary>
    public bool Overlaps(ByteRange range) =>
        _sizes.Any(live => range.Start < live.Key + live.Value && live.Key < range.Start + range.Size);

    public void Follow(Command command, Answer answer)
    {
        if (!answer.Succeeded)
            return;
        ulong? allocated = command switch
        {
            Allocate it => it.Shape.Size,
            HeapAllocate it => it.Shape.Size,
            DmaAllocate it => it.Pages * 4096,
            Share it => it.Bytes,
            _ => null,
        };
        Place? freed = command switch
        {
            Free it => it.Buffer,
            HeapFree it => it.Buffer,
            DmaFree it => it.Buffer,
            Unshare it => it.Bounce,
            _ => null,
        };

        if (allocated is { } size)
            _sizes[answer.Value!.Value] = size;
        else if (freed is { } buffer)
            _sizes.Remove(buffer.Value);
        // Pool buffers are revoked; live heap memory is not written from here on.
        else if (command is UnshareAll or Dispose or EnterPayload or FailBoot)
            _sizes.Clear();
    }
}

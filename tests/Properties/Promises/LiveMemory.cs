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
        switch (command)
        {
            case Allocate it:
                _sizes[answer.Value!.Value] = it.Shape.Size;
                break;
            case HeapAllocate it:
                _sizes[answer.Value!.Value] = it.Shape.Size;
                break;
            case DmaAllocate it:
                _sizes[answer.Value!.Value] = it.Pages * 4096;
                break;
            case Share it:
                _sizes[answer.Value!.Value] = it.Bytes;
                break;
            case Free it:
                _sizes.Remove(it.Buffer.Value);
                break;
            case HeapFree it:
                _sizes.Remove(it.Buffer.Value);
                break;
            case DmaFree it:
                _sizes.Remove(it.Buffer.Value);
                break;
            case Unshare it:
                _sizes.Remove(it.Bounce.Value);
                break;
            case UnshareAll or Dispose or EnterPayload or FailBoot:
                // Pool buffers are revoked; live heap memory is not written from here on.
                _sizes.Clear();
                break;
        }
    }
}

using Lockstep.Safety;

namespace Properties.Promises;

/// <summary>The memory that callers have just now, by what they asked for and were answered.</summary>
internal sealed class LiveMemory
{
    private readonly Dictionary<ulong, ulong> _sizes = [];

    /// <summary>Whether a range has a byte of a caller's in it.</summary>
    public bool Meets(ByteRange range) =>
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
                // Revoked. What callers have of the heap stays theirs, but nothing writes there from now on.
                _sizes.Clear();
                break;
        }
    }
}

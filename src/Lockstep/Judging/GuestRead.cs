using Lockstep.Safety;

namespace Lockstep.Judging;

/// <summary>A read of guest memory by the guest.</summary>
/// <param name="Range">The range.</param>
/// <param name="Bytes">Its first bytes, as they were then: the host may have written to it since.</param>
public sealed record GuestRead(ByteRange Range, byte[] Bytes);

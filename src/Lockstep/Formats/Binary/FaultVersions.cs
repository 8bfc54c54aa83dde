namespace Lockstep.Formats.Binary;

/// <summary>
/// Faults that an earlier version of the binary form did not have. It decoded their bytes to another fault, and does so
/// for ever.
/// </summary>
internal static class FaultVersions
{
    /// <summary>The latest version that introduced a fault.</summary>
    public const int Latest = 2;

    /// <summary>The version that introduced a fault: version 1 had no MEM_UNSHARE that is refused with -3.</summary>
    public static int Since(Fault fault) =>
        fault is { Port: Port.MemUnshare, Mode: FaultMode.Refused, Code: -3 } ? Latest : 1;

    /// <summary>What a version reads where a later one reads a fault.</summary>
    public static Fault Of(Fault fault, int version) => Since(fault) <= version ? fault : fault with { Code = -1 };
}

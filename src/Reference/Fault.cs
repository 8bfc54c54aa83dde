namespace Reference;

/// <summary>From the First to the Last call of a port (counted from 1), the call fails.</summary>
/// <param name="Port">Which calls are counted.</param>
/// <param name="First">The first call that fails, from 1.</param>
/// <param name="Last">The last call that fails; at least <paramref name="First"/>.</param>
/// <param name="Mode">Whether the call is carried out all the same.</param>
/// <param name="Code">The hypercall's answer; 0 for page-table ports, which answer no code.</param>
public readonly record struct Fault(Port Port, int First, int Last, FaultMode Mode, int Code)
{
    /// <summary>What is wrong with this fault on a hypervisor, or null: the rules for fault plans.</summary>
    public string? Problem(Hypervisor hypervisor) => this switch
    {
        { First: < 1 } => "calls are counted from 1",
        _ when Last < First => "the last call comes before the first",
        { Port: >= Port.MapReadOnly, Code: not 0 } => "a page-table call answers no code",
        { Port: >= Port.MapReadOnly } => null,
        { Code: 0 } => "0 is no error",
        { Port: Port.MemInfo or Port.GuardInfo, Code: > 0 } => "an error of an information call is negative",
        { Port: Port.MemUnshare, Mode: FaultMode.Refused, Code: -3 } =>
            "-3 for MEM_UNSHARE would say that the granule is private",
        { Port: Port.GuardUnmap, Code: -1 } when hypervisor == Hypervisor.PkvmAndroid13 =>
            "-1 for UNMAP means success on pkvm-android13",
        _ => null,
    };
}

/// <summary>Whether a failing call changed anything.</summary>
public enum FaultMode
{
    /// <summary>Nothing happens, the answer is an error.</summary>
    Refused,

    /// <summary>It is done, and answered with an error all the same.</summary>
    CarriedOut,
}

/// <summary>The port calls that can fail, each counted by itself.</summary>
public enum Port
{
    /// <summary>MEMINFO.</summary>
    MemInfo,

    /// <summary>MEM_SHARE.</summary>
    MemShare,

    /// <summary>MEM_UNSHARE.</summary>
    MemUnshare,

    /// <summary>MMIO_GUARD INFO.</summary>
    GuardInfo,

    /// <summary>MMIO_GUARD ENROLL.</summary>
    GuardEnroll,

    /// <summary>MMIO_GUARD MAP.</summary>
    GuardMap,

    /// <summary>MMIO_GUARD UNMAP.</summary>
    GuardUnmap,

    /// <summary>The page table maps a range read-only.</summary>
    MapReadOnly,

    /// <summary>The page table maps a range mutable.</summary>
    MapMutable,

    /// <summary>The page table maps a device page.</summary>
    MapDevice,

    /// <summary>The page table unmaps a range.</summary>
    Unmap,
}

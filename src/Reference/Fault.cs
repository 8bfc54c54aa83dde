namespace Reference;

/// <summary>
/// Makes the calls of a port from First to Last (counted from 1) fail; on a hostile machine, answers them in any way.
/// </summary>
/// <param name="Port">The port whose calls fail.</param>
/// <param name="First">The first call that fails, from 1.</param>
/// <param name="Last">The last call that fails; at least <paramref name="First"/>.</param>
/// <param name="Mode">Whether a failing call takes effect.</param>
/// <param name="Code">The code the hypercall returns; 0 for page-table ports, which return none.</param>
public readonly record struct Fault(Port Port, int First, int Last, FaultMode Mode, long Code)
{
    /// <summary>Why this fault is invalid on a hypervisor, or null; these are the rules for fault plans.</summary>
    public string? Problem(Hypervisor hypervisor) => this switch
    {
        _ when ProblemOfAny is { } problem => problem,
        { Port: >= Port.MapReadOnly } => null,
        { Code: 0 } => "code 0 means success",
        { Port: Port.MemInfo or Port.GuardInfo, Code: > 0 } => "error codes of queries are negative",
        { Port: Port.GuardUnmap, Code: -1 } when hypervisor == Hypervisor.PkvmAndroid13 =>
            "-1 from UNMAP means success on pkvm-android13",
        { Port: Port.GuardMap } when hypervisor == Hypervisor.PkvmAndroid13 && (int)Code == 0 =>
            "0 in the lower 32 bits from MAP means success on pkvm-android13",
        _ => null,
    };

    /// <summary>
    /// Why even a hostile hypervisor never does this, or null: docs/assumptions.md has the reasons. It never takes a
    /// granule or a page for revoked that is not.
    /// </summary>
    public string? HostileProblem(Hypervisor hypervisor) => this switch
    {
        _ when ProblemOfAny is { } problem => problem,
        { Port: Port.MemUnshare or Port.GuardUnmap, Mode: FaultMode.Refused, Code: 0 } =>
            "0 from a revocation means that it was carried out",
        { Port: Port.GuardUnmap, Mode: FaultMode.Refused, Code: -1 } when hypervisor == Hypervisor.PkvmAndroid13 =>
            "-1 from UNMAP means that it was carried out on pkvm-android13",
        _ => null,
    };

    private string? ProblemOfAny => this switch
    {
        { First: < 1 } => "calls are counted from 1",
        _ when Last < First => "the last call comes before the first",
        { Port: >= Port.MapReadOnly, Code: not 0 } => "page-table calls return no code",
        _ => null,
    };
}

/// <summary>Whether a failing call takes effect.</summary>
public enum FaultMode
{
    /// <summary>
    /// The call has no effect and returns an error. MEM_UNSHARE returning -3 for a granule whose MEM_SHARE returned an
    /// error says that it is private, and makes it so.
    /// </summary>
    Refused,

    /// <summary>The call takes effect but returns an error.</summary>
    CarriedOut,
}

/// <summary>The port calls that can fail; each port is counted separately.</summary>
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

    /// <summary>The page table maps a range read-write.</summary>
    MapMutable,

    /// <summary>The page table maps a device page.</summary>
    MapDevice,

    /// <summary>The page table unmaps a range.</summary>
    Unmap,
}

namespace Properties.Agreement;

/// <summary>
/// The possible endings of each command, derived from the rules; generated scenarios must reach all of them. Endings
/// not listed are impossible: a boot never fails with SizeTooLarge, for example, because the memory is validated
/// before.
/// </summary>
internal static class CoverageTable
{
    private const string Layout = " ZeroSize BadAlignment LayoutOverflow";
    private const string SizeOnly = " ZeroSize LayoutOverflow";
    private const string Unusable = " Disposed Closed NotInitialised";
    private const string NoRoom = " OutOfMemory Hypervisor";
    private const string NotLive = " WrongLayout AlreadyFreed NotOwned";
    private const string SetFailures = " SharedPoolSetFailure SharedMemorySetFailure";
    private const string MapMemory = "Ok Disposed OutOfRange Overlaps Full FailedToMap";

    private static readonly (string Command, string Endings)[] Rows =
    [
        ("Add", "Ok OutOfRange Overlaps"),
        ("Allocate", "Ok" + Unusable + Layout + NoRoom),
        ("DmaAllocate", "Ok" + Unusable + SizeOnly + NoRoom),
        ("Share", "Ok OutOfRange" + Unusable + SizeOnly + NoRoom),
        ("HeapAllocate", "Ok OutOfMemory" + Layout),
        ("Free", "Ok Revoked" + Unusable + Layout + NotLive),
        ("DmaFree", "Ok Revoked" + Unusable + SizeOnly + NotLive),
        ("Unshare", "Ok Revoked OutOfRange WrongBuffer AlreadyFreed NotOwned" + Unusable + SizeOnly),
        ("HeapFree", "Ok" + Layout + NotLive),
        ("MmioAddress", "Ok OutOfRange"),
        ("InitDynamicPool", "Ok Disposed BadAlignment Hypervisor" + SetFailures),
        ("InitStaticPool", MapMemory + " SharedPoolSetFailure"),
        ("Refill", "Ok" + Unusable + Layout + NoRoom),
        ("UnshareAll", "Ok Disposed Quarantined"),
        ("Shrink", "Ok Disposed OutOfRange DifferentBaseAddress SizeTooLarge SizeTooSmall"),
        ("MapReadOnly", MapMemory),
        ("MapMutable", MapMemory),
        ("MapMmio", MapMemory + " Hypervisor"),
        ("UnmapMmio", "Ok Disposed Hypervisor FailedToMap"),
        ("Dispose", "Ok Disposed Hypervisor FailedToMap Quarantined"),
        ("GuestWrite", "Ok"),
        ("HostRead", "Ok"),
        ("HostWrite", "Ok"),
        ("HostRead after Entry", "Ok"),
        ("HostRead after Read", "Ok"),
        ("HostRead after Write", "Ok"),
        ("HostWrite after Entry", "Ok"),
        ("HostWrite after Read", "Ok"),
        ("HostWrite after Write", "Ok"),

        // Enrolment, the guard granule and pages, the device-tree range, the kernel, the PCI ranges.
        ("Boot", "Ok InternalError/MmioGuardNotSupported InternalError/Hypervisor"),
        ("Boot", "InternalError/BadAlignment"),
        ("Boot", "InternalError/OutOfRange InternalError/Overlaps InternalError/FailedToMap"),

        // The facts, shrinking, and the static pool over the swiotlb range.
        ("Boot", "InvalidFdt/OutOfRange InvalidFdt/BadAlignment InvalidFdt/SizeTooSmall InvalidFdt/Overlaps"),
        ("Boot", "InvalidFdt/FailedToMap InvalidPayload"),
        ("Boot", "InvalidRamdisk/OutOfRange InvalidRamdisk/Overlaps InvalidRamdisk/FailedToMap"),
        ("EnterPayload", "Ok InternalError/Disposed InternalError/Hypervisor InternalError/FailedToMap"),
        ("EnterPayload", "InternalError/Quarantined"),
        ("FailBoot", "InternalError InvalidFdt InvalidPayload InvalidRamdisk InternalError/Disposed"),
    ];

    /// <summary>All pairs of a command and an ending.</summary>
    public static IReadOnlyList<(string Command, string Ending)> Pairs { get; } =
        [.. Rows.SelectMany(row => row.Endings.Split(' ').Select(ending => (row.Command, ending)))];

    public static IReadOnlyList<string> Commands { get; } = [.. Rows.Select(row => row.Command).Distinct()];
}

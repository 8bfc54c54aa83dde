namespace Properties.Interleaving;

/// <summary>What a <see cref="LockDefect"/> does to a method.</summary>
public enum LockChange
{
    /// <summary>Its lock statements lock nothing.</summary>
    Unlocked,

    /// <summary>It releases its lock before each call of a method, and takes it again.</summary>
    Split,
}

/// <summary>A defect of locking, put into a copy of the production code.</summary>
/// <param name="Type">The type's name.</param>
/// <param name="Method">The name of the method; all its overloads are changed.</param>
/// <param name="Change">What is changed.</param>
/// <param name="Before">For <see cref="LockChange.Split"/>: the name of the method called, declared anywhere.</param>
public sealed record LockDefect(string Type, string Method, LockChange Change, string Before = "")
{
    /// <summary>The kinds of defects, by name.</summary>
    public static IReadOnlyDictionary<string, LockDefect> All { get; } = new Dictionary<string, LockDefect>(
        StringComparer.Ordinal)
    {
        ["a copy to the device outside the lock"] = new("VirtioHal", "Share", LockChange.Unlocked),
        ["a copy from the device outside the lock"] = new("VirtioHal", "Unshare", LockChange.Unlocked),
        ["zeroing of DMA memory outside the lock"] = new("VirtioHal", "DmaAllocate", LockChange.Unlocked),
        ["zeroing of heap memory outside the lock"] = new("GuestHeap", "Allocate", LockChange.Split, "Zero"),
        ["a second lock between copy and free"] = new("VirtioHal", "Unshare", LockChange.Split, "Free"),
        ["a second lock between refill and allocation"] = new("SharedPool", "Allocate", LockChange.Split, "get_IsOk"),
        ["a check before the lock of an allocation"] = new("SharedPool", "Allocate", LockChange.Split, "Allocate"),
        ["a check before the lock of a free"] = new("SharedPool", "Free", LockChange.Split, "Free"),
        ["a check before the lock of the tracker"] = new("MemoryTracker", "Guarded", LockChange.Split, "Invoke"),
        ["statistics without the lock"] = new("SharedPool", "get_Statistics", LockChange.Unlocked),
        ["lists without the lock"] = new("MemoryTracker", "Locked", LockChange.Unlocked),
        ["the heap's free bytes without the lock"] = new("GuestHeap", "get_FreeBytes", LockChange.Unlocked),
    };
}

using Lockstep.Production;
using Lockstep.Simulation;
using MemoryModel.Allocation;
using MemoryModel.Boot;
using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace Lockstep.Commands;

/// <summary>Who carries a command out.</summary>
internal enum Actor
{
    /// <summary>The production code.</summary>
    Firmware,

    /// <summary>The guest's own code, on its memory.</summary>
    Guest,

    /// <summary>The host.</summary>
    Host,
}

/// <summary>How a command is carried out, on the subject's side.</summary>
/// <param name="Actor">Who does.</param>
/// <param name="OnMachine">The production code on a machine; idle where the command makes no sense.</param>
/// <param name="OnAllocator">The production code's bare allocator; null where it has no such command.</param>
/// <param name="ByGuest">The guest's code.</param>
internal sealed record Run<T>(
    Actor Actor,
    Func<Firmware, T, Answer> OnMachine,
    Func<BuddyAllocator, T, Answer>? OnAllocator,
    Action<SimulatedPlatform, T>? ByGuest)
    where T : Command
{
    /// <summary>A command of the host: what it does follows from being a <see cref="HostAccess"/>.</summary>
    public static Run<T> OfHost { get; } = new(Actor.Host, Idle, null, null);

    /// <summary>A command for the heap, or the boot: one that needs no tracker.</summary>
    public static Run<T> OnFirmware(Func<Firmware, T, Answer> run) => new(Actor.Firmware, run, null, null);

    /// <summary>A command for the tracker and its pool.</summary>
    /// <param name="run">On the tracker.</param>
    /// <param name="onAllocator">On a bare allocator, where that has it too.</param>
    public static Run<T> OnTracker(
        Func<MemoryTracker, T, Answer> run, Func<BuddyAllocator, T, Answer>? onAllocator = null) => new(
        Actor.Firmware,
        (firmware, it) => firmware.Tracker is { } tracker ? run(tracker, it) : Answer.Idle,
        onAllocator,
        null);

    /// <summary>A command for the virtio HAL.</summary>
    public static Run<T> OnHal(Func<VirtioHal, T, Answer> run) =>
        OnFirmware((firmware, it) => firmware.Hal is { } hal ? run(hal, it) : Answer.Idle);

    /// <summary>A command for a boot that has started.</summary>
    public static Run<T> OnBoot(Func<FirmwareBoot, T, Answer> run) =>
        OnFirmware((firmware, it) => firmware.Boot is { } boot ? run(boot, it) : Answer.Idle);

    /// <summary>A command for the bare allocator alone.</summary>
    public static Run<T> OnBare(Func<BuddyAllocator, T, Answer> run) => new(Actor.Firmware, Idle, run, null);

    /// <summary>A command of the guest's own code.</summary>
    public static Run<T> OfGuest(Action<SimulatedPlatform, T> run) => new(Actor.Guest, Idle, null, run);

    private static Answer Idle(Firmware firmware, T command) => Answer.Idle;
}

using Lockstep.Production;
using Lockstep.Simulation;
using MemoryModel.Allocation;
using MemoryModel.Boot;
using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace Lockstep.Commands;

/// <summary>Who executes a command.</summary>
internal enum Actor
{
    /// <summary>The production code.</summary>
    Firmware,

    /// <summary>The guest's own code, on its memory.</summary>
    Guest,

    /// <summary>The host.</summary>
    Host,
}

/// <summary>How a command is executed on the subject's side.</summary>
/// <param name="Actor">Who executes it.</param>
/// <param name="RunOnMachine">Runs it on the firmware; returns idle if the command does not apply.</param>
/// <param name="RunOnAllocator">Runs it on the bare allocator; null if that has no such command.</param>
/// <param name="RunAsGuest">Runs it as the guest's own code; null for other actors.</param>
internal sealed record Execution<T>(
    Actor Actor,
    Func<Firmware, T, Answer> RunOnMachine,
    Func<BuddyAllocator, T, Answer>? RunOnAllocator,
    Action<SimulatedPlatform, T>? RunAsGuest)
    where T : Command
{
    /// <summary>A <see cref="HostAccess"/>, which the judge carries out itself.</summary>
    public static Execution<T> AsHost { get; } = new(Actor.Host, Idle, null, null);

    /// <summary>A command that needs no tracker: for the heap, or the boot itself.</summary>
    public static Execution<T> OnFirmware(Func<Firmware, T, Answer> run) => new(Actor.Firmware, run, null, null);

    /// <summary>A command for the tracker and its pool.</summary>
    /// <param name="run">Runs it on the tracker.</param>
    /// <param name="onAllocator">Runs it on a bare allocator; null if that has no such command.</param>
    public static Execution<T> OnTracker(
        Func<MemoryTracker, T, Answer> run, Func<BuddyAllocator, T, Answer>? onAllocator = null) => new(
        Actor.Firmware,
        (firmware, it) => firmware.Tracker is { } tracker ? run(tracker, it) : Answer.Idle,
        onAllocator,
        null);

    /// <summary>A command for the virtio HAL.</summary>
    public static Execution<T> OnHal(Func<VirtioHal, T, Answer> run) =>
        OnFirmware((firmware, it) => firmware.Hal is { } hal ? run(hal, it) : Answer.Idle);

    /// <summary>A command for a boot that has started.</summary>
    public static Execution<T> OnBoot(Func<FirmwareBoot, T, Answer> run) =>
        OnFirmware((firmware, it) => firmware.Boot is { } boot ? run(boot, it) : Answer.Idle);

    /// <summary>A command that only the bare allocator has.</summary>
    public static Execution<T> OnAllocator(Func<BuddyAllocator, T, Answer> run) => new(Actor.Firmware, Idle, run, null);

    /// <summary>A command of the guest's own code.</summary>
    public static Execution<T> AsGuest(Action<SimulatedPlatform, T> run) => new(Actor.Guest, Idle, null, run);

    private static Answer Idle(Firmware firmware, T command) => Answer.Idle;
}

using Lockstep.Notation;
using Lockstep.Platforms;
using MemoryModel;
using MemoryModel.Allocation;
using MemoryModel.Boot;
using MemoryModel.Ports;
using MemoryModel.Sharing;
using MemoryModel.Tracking;
using static Lockstep.Production.Translation;

namespace Lockstep.Production;

/// <summary>The production code's firmware on a machine: heap, tracker, HAL and boot.</summary>
internal sealed class Firmware
{
    private readonly FirmwareEnvironment _environment;
    private readonly MemoryRange _bar;
    private VirtioHal? _hal;
    private bool _hasStarted;

    /// <summary>Initialises the firmware on a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="boots">Whether a boot creates the tracker; otherwise the constructor does.</param>
    /// <param name="hypercalls">The hypervisor.</param>
    /// <param name="pageTable">The guest's page table.</param>
    /// <param name="memory">Guest RAM.</param>
    public Firmware(Machine machine, bool boots, IHypercalls hypercalls, IPageTable pageTable, IGuestMemory memory)
        : this(
            machine,
            boots,
            new FirmwareEnvironment(
                Hypervisors.Of(machine.Hypervisor).Client(hypercalls, boots ? MachineDefaults.Page : machine.GuardUnit),
                pageTable,
                memory,
                GuestHeap.Create(ToRange(machine.Heap), memory).Value)
            {
                MmioEnd = machine.MmioEnd,
            })
    {
    }

    /// <summary>Initialises the firmware in an environment that other firmware may have used before.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="boots">Whether a boot creates the tracker; otherwise the constructor does.</param>
    /// <param name="environment">The hypervisor, the page table, RAM and the heap.</param>
    /// <param name="makesHalLate">Whether the HAL is made where it is first used, not beside the tracker.</param>
    internal Firmware(Machine machine, bool boots, FirmwareEnvironment environment, bool makesHalLate = false)
    {
        _environment = environment;
        _bar = ToRange(machine.Bar);
        if (boots)
            return;
        Tracker = MemoryTracker.Create(ToRange(machine.Memory), _environment).Value;
        if (!makesHalLate)
            _hal = MakeHal();
    }

    /// <summary>The guest's heap.</summary>
    public GuestHeap Heap => _environment.Heap;

    /// <summary>The boot; null before it starts.</summary>
    public FirmwareBoot? Boot { get; private set; }

    /// <summary>The tracker; null before the boot.</summary>
    public MemoryTracker? Tracker { get; private set; }

    /// <summary>The HAL; null before the boot.</summary>
    public VirtioHal? Hal => _hal ??= MakeHal();

    /// <summary>What a boot that failed reports as still mapped.</summary>
    public IReadOnlyList<ulong> RefusedPages { get; private set; } = [];

    /// <summary>Starts the boot; idle if one has started.</summary>
    public Answer Start(Reference.BootFacts facts)
    {
        // docs/assumptions.md: one-boot
        if (_hasStarted)
            return Answer.Idle;
        _hasStarted = true;
        var started = FirmwareBoot.Start(_environment, ToFacts(facts));
        if (started.Failure is { } failure)
        {
            RefusedPages = failure.RefusedPages;
            return ToAnswer(failure);
        }

        Boot = started.Boot;
        (Tracker, _hal) = (Boot.Tracker, Boot.Hal);
        return Answer.Ok;
    }

    private VirtioHal? MakeHal() =>
        Tracker is null ? null : new VirtioHal(Tracker.Pool, _environment.Memory, _bar);
}

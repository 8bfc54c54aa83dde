using Lockstep.Production;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// Makes subjects that live one after another over one heap and one client of each hypervisor, on machines of their
/// own. Where a life ends, a machine that refuses nothing takes everything back. The order of set-up differs from life
/// to life: the HAL beside the tracker or later, the tracker before or after that of the last life is disposed of.
/// </summary>
/// <param name="heap">The heap of all lives.</param>
internal sealed class Lifetimes(Extent heap) : ISubjectFactory
{
    private readonly SwitchedPorts _ports = new();
    private readonly Dictionary<(Hypervisor, ulong?), IHypervisor> _clients = [];
    private GuestHeap? _heap;
    private ulong _all;
    private Life? _life;
    private int _lives;

    public string Name => $"{ProductionFactory.Instance.Name} in a later life";

    public ISubject Create(Platform platform, bool boots, SubjectPorts ports)
    {
        var machine = (Machine)platform;
        var number = _lives++;
        if (number % 3 != 1 || _life?.Observe().Pool.Quarantined > 0)
            End();
        _ports.Now = ports;
        if (_heap is null)
        {
            _heap = GuestHeap.Create(new MemoryRange(heap.Base, heap.End), _ports).Value;
            _all = _heap.FreeBytes;
        }

        // A boot learns the guard's granule; without one, the client knows that of the guard it is enrolled in.
        var granule = boots ? default(ulong?) : machine.GuardUnit;
        if (!_clients.TryGetValue((machine.Hypervisor, granule), out var client))
        {
            client = Hypervisors.Of(machine.Hypervisor).Client(_ports, granule ?? MachineDefaults.Page);
            _clients[(machine.Hypervisor, granule)] = client;
        }

        var environment = new FirmwareEnvironment(client, _ports, _ports, _heap) { MmioEnd = machine.MmioEnd };
        var next = new Life(new Firmware(machine, boots, environment, makesHalLate: number % 2 == 0));
        End();
        (_life, _ports.Now) = (next, ports);
        return next;
    }

    /// <summary>Ends the current life, if any: its heap is whole again, or the next life has another.</summary>
    public void End()
    {
        if (_life is not { } life)
            return;
        _life = null;
        var healthy = new EagerMachine();
        _ports.Now = new SubjectPorts(healthy, healthy, healthy);
        life.End();
        var lost = life.Observe().Pool.Quarantined;
        Assert.True(
            _heap!.FreeBytes + lost == _all,
            $"{_heap.FreeBytes} of {_all} bytes of the heap are free at the end of a life, {lost} quarantined");
        if (lost > 0)
            _heap = null;
    }

    private sealed class Life(Firmware firmware) : ISubject
    {
        private readonly ProductionMachine _subject = new(firmware);
        private readonly Dictionary<ulong, Shape> _buffers = [];

        public Answer Execute(Command command)
        {
            var answer = _subject.Execute(command);
            if (answer.Succeeded && command is HeapAllocate taken)
                _buffers[answer.Value!.Value] = taken.Shape;
            else if (answer.Succeeded && command is HeapFree freed)
                _buffers.Remove(freed.Buffer.Value);
            return answer;
        }

        public View Observe() => _subject.Observe();

        public void End()
        {
            firmware.Boot?.Dispose();
            firmware.Tracker?.Dispose();
            foreach (var (address, shape) in _buffers)
                Assert.True(firmware.Heap.Free(address, Layout.Create(shape.Size, shape.Alignment)).IsOk);
        }
    }

    /// <summary>Does whatever it is asked to, in no memory.</summary>
    private sealed class EagerMachine : PermissiveMachine, IHypercalls
    {
        public long Call(HypercallFunction function, ulong argument) => 0;
    }
}

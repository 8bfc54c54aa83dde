using Lockstep.Simulation;

namespace Properties.Agreement;

/// <summary>Measures the largest sizes that scenarios reach, on the production code.</summary>
internal sealed class SizePeaks : ISubjectFactory
{
    private readonly List<long[]> _peaks = [];

    public string Name => ProductionFactory.Instance.Name;

    /// <summary>The number of scenarios that reached a size.</summary>
    public int CountOf(SizeKind kind, long from) => _peaks.Count(peaks => peaks[(int)kind] >= from);

    public ISubject Create(Platform platform, bool boots, SubjectPorts ports)
    {
        var peaks = new long[Enum.GetValues<SizeKind>().Length];
        _peaks.Add(peaks);
        return new Measured(platform, ProductionFactory.Instance.Create(platform, boots, ports), ports, peaks);
    }

    private sealed class Measured(Platform platform, ISubject subject, SubjectPorts ports, long[] peaks) : ISubject
    {
        private readonly List<ulong> _blocks = [];
        private readonly HashSet<ulong> _quarantine = [];
        private readonly Dictionary<SizeKind, long> _live = [];
        private View? _before;

        public Answer Execute(Command command)
        {
            _before ??= subject.Observe();
            var answer = subject.Execute(command);
            if (platform is Machine machine)
                See(machine, command, answer, subject.Observe());
            else
                See(command, answer);
            return answer;
        }

        public View Observe() => subject.Observe();

        private void See(Command command, Answer answer)
        {
            if (answer.Succeeded)
                Peak(SizeKind.BareRegions, Live(SizeKind.BareRegions, command is Add ? 1 : 0));
            Peak(SizeKind.BareBuffers, Live(SizeKind.BareBuffers, Change(command, answer)));
        }

        private void See(Machine machine, Command command, Answer answer, View view)
        {
            var kind = command switch
            {
                HeapAllocate or HeapFree => SizeKind.HeapBuffers,
                DmaAllocate or DmaFree => SizeKind.DmaBuffers,
                Share or Unshare => SizeKind.BounceBuffers,
                _ => SizeKind.LiveBuffers,
            };
            var change = Change(command, answer);
            Peak(kind, Live(kind, change));
            if (kind is SizeKind.DmaBuffers or SizeKind.BounceBuffers)
                Peak(SizeKind.LiveBuffers, Live(SizeKind.LiveBuffers, change));
            if (view.Pool.Allocated == 0 && _before!.Value.Pool.Allocated > 0)
                SeeEmpty(command);
            SeeSharing(machine, answer, view);
            SeePages(command, answer, view);
            _before = view;
        }

        private void SeeEmpty(Command command)
        {
            if (command is UnshareAll or Dispose or EnterPayload or FailBoot)
                Peak(SizeKind.RevokedBuffers, Live(SizeKind.LiveBuffers, 0));
            foreach (var kind in new[] { SizeKind.LiveBuffers, SizeKind.DmaBuffers, SizeKind.BounceBuffers })
                _live[kind] = 0;
        }

        private void SeeSharing(Machine machine, Answer answer, View view)
        {
            var shares = ((SimulatedPlatform)ports.Hypercalls).Trace.OfType<HypercallEntry>()
                .Where(call => call.Function == Hypercall.MemShare).ToList();
            Peak(SizeKind.GranulesOfRefill, shares.Count);
            if (shares is [var first, ..])
                _blocks.Add(first.Argument);
            if (view.Pool.Shared > 0)
                Peak(SizeKind.Granule, (long)machine.Granule);
            else if (view.Pool.Quarantined == 0)
                _blocks.Clear();
            Peak(SizeKind.SharedBlocks, view.Pool.Shared > 0 ? _blocks.Count : 0);
            Peak(SizeKind.RefusedGranules, answer.Refusals.Length);
            if (view.Pool.Quarantined == 0)
                _quarantine.Clear();
            foreach (var refusal in answer.Refusals)
                _quarantine.Add(_blocks.Where(block => block <= refusal.Granule).DefaultIfEmpty().Max());
            Peak(SizeKind.QuarantinedBlocks, _quarantine.Count);
        }

        private void SeePages(Command command, Answer answer, View view)
        {
            var isCopied = command is Share { Direction: not Direction.FromDevice }
                or Unshare { Direction: not Direction.ToDevice };
            if (answer.Succeeded && isCopied)
                Peak(SizeKind.CopiedBytes, (long)((command as Share)?.Bytes ?? ((Unshare)command).Bytes!.Value));
            if (answer.Succeeded && command is DmaAllocate dma)
                Peak(SizeKind.PagesOfDma, (long)dma.Pages);
            if (view.Pool.Shared == 0)
                Peak(SizeKind.StaticPool, (long)view.Pool.Total);
            Peak(SizeKind.MmioPages, view.MmioRegions.Sum(region => Pages(region)));
            Peak(SizeKind.PagesOfRegion, view.Regions.Select(region => Pages(region.Range)).DefaultIfEmpty().Max());
        }

        private static long Pages(Extent range) => (long)((range.End + 4095) / 4096) - (long)(range.Base / 4096);

        private static int Change(Command command, Answer answer) =>
            !answer.Succeeded ? 0
            : command is Maker ? 1
            : command is Free or DmaFree or Unshare or HeapFree ? -1
            : 0;

        private long Live(SizeKind kind, int change) => _live[kind] = _live.GetValueOrDefault(kind) + change;

        private void Peak(SizeKind kind, long size) => peaks[(int)kind] = Math.Max(peaks[(int)kind], size);
    }
}

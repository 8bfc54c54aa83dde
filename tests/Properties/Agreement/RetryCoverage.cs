using Generators;

namespace Properties.Agreement;

/// <summary>Generated scenarios reach the retries of the quarantine, each with either result.</summary>
public sealed class RetryCoverage
{
    [Fact]
    public void Sample_retries_the_quarantine_with_each_result_at_least_10_times()
    {
        var counts = new Counter();
        foreach (var scenario in Scenarios.Sample(8_000, Recipe.On(Hypervisor.Pkvm)))
            Judge.Run(scenario, ProductionFactory.Instance, tally: null, counts);

        Assert.True(counts.Least >= 10, counts.ToString());
    }

    /// <summary>Counts how requests end that found the heap without a block and the quarantine not empty.</summary>
    private sealed class Counter : IStepObserver
    {
        private int _served;
        private int _refused;
        private int _recoveredInVain;

        public int Least => Math.Min(_served, Math.Min(_refused, _recoveredInVain));

        public void Begins(int step, int work)
        {
            // Only the ends of steps count.
        }

        public void Saw(StepTrace step)
        {
            var first = step.ExpectedCalls.OfType<HypercallEntry>().FirstOrDefault();
            if (step.Resolved is not (Allocate or DmaAllocate or Share or Refill)
                || first is not { Function: Hypercall.MemUnshare })
                return;
            var answer = step.Expected!;
            _served += answer.Succeeded ? 1 : 0;
            _refused += answer.Error == Error.OutOfMemory && !answer.Refusals.IsEmpty ? 1 : 0;
            _recoveredInVain += answer.Error == Error.OutOfMemory && answer.Refusals.IsEmpty ? 1 : 0;
        }

        public override string ToString() =>
            $"served after a retry {_served}, refused again {_refused}, recovered but still too little "
            + $"{_recoveredInVain}";
    }
}

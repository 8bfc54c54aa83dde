namespace Lockstep.Simulation;

/// <summary>The number of hypercalls that the guest made since the machine started.</summary>
public sealed class HypercallCounts
{
    private const uint FirstFunction = (uint)Hypercall.MemInfo;
    private readonly int[] _calls = new int[(uint)Hypercall.GuardUnmap - FirstFunction + 1];

    /// <summary>All calls, including those of unknown functions.</summary>
    public int Total { get; private set; }

    /// <summary>The calls of one function.</summary>
    public int this[Hypercall function] => _calls[(uint)function - FirstFunction];

    /// <summary>Counts a call.</summary>
    internal void Add(Hypercall function)
    {
        Total++;
        var index = (uint)function - FirstFunction;
        if (index < _calls.Length)
            _calls[index]++;
    }
}

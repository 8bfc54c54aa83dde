namespace Lockstep.Simulation;

/// <summary>How many hypercalls the guest made since the machine started.</summary>
public sealed class HypercallCounts
{
    private const uint FirstFunction = (uint)Hypercall.MemInfo;
    private readonly int[] _calls = new int[(uint)Hypercall.GuardUnmap - FirstFunction + 1];

    /// <summary>All of them, also those with a number that no function has.</summary>
    public int Total { get; private set; }

    /// <summary>Those of one function.</summary>
    public int this[Hypercall function] => _calls[(uint)function - FirstFunction];

    /// <summary>Counts one more.</summary>
    internal void Add(Hypercall function)
    {
        Total++;
        var index = (uint)function - FirstFunction;
        if (index < _calls.Length)
            _calls[index]++;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace MemoryModel.Allocation;

/// <summary>
/// Selects a sample of calls for assertions too slow to run on every call. The first call is always part of it; the
/// longer a run, the fewer.
/// </summary>
/// <param name="interval">One call in so many is part of the sample at first, half as many after each 256.</param>
[ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
internal struct AssertionSample(int interval)
{
    private const int SamplesPerInterval = 256;

    private int _interval = interval;
    private int _calls;
    private int _samples;

    /// <summary>Counts a call; returns whether it is part of the sample.</summary>
    public bool IsDue()
    {
        if (_calls++ % _interval != 0)
            return false;
        if (++_samples % SamplesPerInterval == 0)
            _interval *= 2;
        return true;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace MemoryModel.Allocation;

/// <summary>
/// Selects a fixed sample of calls for assertions too slow to run on every call. The first call is always part of it.
/// </summary>
/// <param name="interval">One call in so many is part of the sample.</param>
[ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
internal struct AssertionSample(int interval)
{
    private int _calls;

    /// <summary>Counts a call; returns whether it is part of the sample.</summary>
    public bool IsDue() => _calls++ % interval == 0;
}

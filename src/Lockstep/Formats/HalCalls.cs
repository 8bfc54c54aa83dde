using System.Collections.Immutable;
using Lockstep.Scenarios;

namespace Lockstep.Formats;

/// <summary>What a recorded run of a driver says beyond its calls.</summary>
/// <param name="Lines">The line of each command; null for those that no line states.</param>
/// <param name="Served">The steps, from 1, whose calls succeeded when the driver ran.</param>
public sealed record HalCalls(ImmutableArray<SourceLine?> Lines, ImmutableArray<int> Served);

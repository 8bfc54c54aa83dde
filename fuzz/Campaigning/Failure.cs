namespace Fuzz;

/// <summary>An input that failed in a worker.</summary>
/// <param name="File">Where it lies.</param>
/// <param name="Input">The input.</param>
/// <param name="Known">What is known of it where it cannot be run again: it ended a process, or does not end.</param>
internal sealed record Failure(string File, byte[] Input, TargetFinding? Known);

using System.Diagnostics;
using Lockstep;

namespace Fuzz;

/// <summary>
/// <c>deadly</c>: inputs that hang, end or kill the process that runs them. No campaign for people runs it: it shows
/// that a campaign outlives its inputs.
/// </summary>
public sealed class DeadlyTarget : ITarget
{
    /// <inheritdoc/>
    public string Name => "deadly";

    /// <inheritdoc/>
    public int Weight => 1;

    /// <inheritdoc/>
    public ISubjectFactory Subjects => ProductionFactory.Instance;

    /// <inheritdoc/>
    public IEnumerable<byte[]> Seeds => [[.. "hangs"u8], [.. "dies"u8], [.. "is killed"u8], [.. "holds"u8]];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Dictionary => [];

    /// <inheritdoc/>
    public TargetFinding? Run(ReadOnlySpan<byte> input)
    {
        if (input.SequenceEqual("hangs"u8))
            Loop();
        if (input.SequenceEqual("dies"u8))
            Environment.FailFast("died on purpose");
        if (input.SequenceEqual("is killed"u8))
            Process.GetCurrentProcess().Kill();
        return null;
    }

    private static void Loop()
    {
        var turns = 0UL;
        while (turns < ulong.MaxValue)
            turns++;
    }
}

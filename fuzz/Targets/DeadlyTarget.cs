using System.Diagnostics;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>deadly</c>: inputs that hang or kill their process. For tests only: a campaign must survive such inputs, and
/// minimise them.
/// </summary>
internal sealed class DeadlyTarget() : Target("deadly", weight: 1, ProductionFactory.Instance)
{
    public override IEnumerable<byte[]> Seeds =>
        [[.. "hangshangs"u8], [.. "diesdies"u8], [.. "is killed"u8], [.. "holds"u8]];

    public override TargetFinding? Run(ReadOnlySpan<byte> input)
    {
        if (IsWord(input, "hangs"u8))
            Loop();
        if (IsWord(input, "dies"u8))
            Environment.FailFast("died on purpose");
        if (IsWord(input, "is killed"u8))
            Process.GetCurrentProcess().Kill();
        return null;
    }

    // Once or twice, so that there is something to remove, and unlikely by chance.
    private static bool IsWord(ReadOnlySpan<byte> input, ReadOnlySpan<byte> word) =>
        input.StartsWith(word) && (input.Length == word.Length || input[word.Length..].SequenceEqual(word));

    private static void Loop()
    {
        var turns = 0UL;
        while (turns < ulong.MaxValue)
            turns++;
    }
}

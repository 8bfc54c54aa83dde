using System.Diagnostics;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>deadly</c>: inputs that hang or kill their process, or depend on those before. For tests only: a campaign must
/// survive such inputs, minimise them, and not claim that a command replays what depends on others.
/// </summary>
internal sealed class DeadlyTarget() : Target("deadly", weight: 1, ProductionFactory.Instance)
{
    private static bool _hasHeld;
    private static bool _hasStuck;

    public override IEnumerable<byte[]> Seeds =>
    [
        [.. "hangshangs"u8], [.. "diesdies"u8], [.. "is killed"u8], [.. "holds"u8], [.. "after holds"u8],
        [.. "stickssticks"u8],
    ];

    public override TargetFinding? Run(ReadOnlySpan<byte> input)
    {
        if (IsWord(input, "hangs"u8))
            Loop();
        if (IsWord(input, "dies"u8))
            Environment.FailFast("died on purpose");
        if (IsWord(input, "is killed"u8))
            Process.GetCurrentProcess().Kill();
        return Stateful(input);
    }

    // The first fails only after another input, the second fails alone, but its shorter form only after itself.
    private static TargetFinding? Stateful(ReadOnlySpan<byte> input)
    {
        var fails = (input.SequenceEqual("after holds"u8) && _hasHeld)
            || input.SequenceEqual("stickssticks"u8)
            || (input.SequenceEqual("sticks"u8) && _hasStuck);
        _hasHeld |= input.SequenceEqual("holds"u8);
        _hasStuck |= input.SequenceEqual("stickssticks"u8);
        return fails ? new TargetFinding($"{(char)input[0]} has state", "It fails on purpose.\n") : null;
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

namespace Fuzz.Mutating;

/// <summary>
/// Makes inputs shorter: commands of a scenario, or else bytes, are left out in halves, quarters and so on down to
/// single ones, where the rest is as good. What is short costs little each time that it is changed and run.
/// </summary>
/// <param name="target">Says what inputs are.</param>
/// <param name="mostTries">How many shorter inputs are tried for one.</param>
internal sealed class Trimmer(Target target, int mostTries)
{
    /// <summary>An input that is as good and no longer.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isAsGood">Says of a shorter one whether it does.</param>
    public Input Trim(Input input, Func<Input, bool> isAsGood)
    {
        if (target is not ScenarioTarget scenarios)
            return Trim(input, input.Bytes, bytes => new Input(bytes), isAsGood);
        var scenario = input.ScenarioFor(scenarios);
        Command[] all = [.. scenario.Commands];
        return Trim(
            input, all, commands => scenarios.InputOf(scenario with { Commands = [.. commands] }), isAsGood);
    }

    private Input Trim<T>(Input input, T[] parts, Func<T[], Input> encode, Func<Input, bool> isAsGood)
    {
        var tries = 0;
        for (var size = (parts.Length + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            // From the end, since what is there depends on what comes before it.
            for (var at = parts.Length - size; at > -size && tries < mostTries; at -= size, tries++)
            {
                T[] fewer = [.. parts[..Math.Max(at, 0)], .. parts[(at + size)..]];
                var shorter = encode(fewer);
                if (shorter.Bytes.Length < input.Bytes.Length && isAsGood(shorter))
                    (input, parts) = (shorter, fewer);
            }
        }

        return input;
    }
}

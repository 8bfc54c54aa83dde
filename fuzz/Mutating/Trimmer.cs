namespace Fuzz.Mutating;

/// <summary>
/// Shortens inputs: removes commands of a scenario, or else bytes, in halves, quarters and so on down to single ones,
/// as long as the rest is as good. Short inputs are cheap to mutate and run.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="mostTries">The limit of attempts per input.</param>
internal sealed class Trimmer(Target target, int mostTries)
{
    /// <summary>An input that is as good and no longer.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isAsGood">Whether a shorter input is as good.</param>
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
            // From the end, which depends on what comes before it.
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

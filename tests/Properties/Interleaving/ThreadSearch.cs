namespace Properties.Interleaving;

/// <summary>
/// Searches for a program and a schedule that no order of operations explains, and shortens the program.
/// </summary>
public static class ThreadSearch
{
    private const int SchedulesPerProgram = 4;
    private const int SchedulesPerShrink = 300;

    /// <summary>Runs programs until one fails.</summary>
    /// <param name="seed">Determines programs and schedules.</param>
    /// <param name="runs">The most runs.</param>
    /// <param name="shortens">Whether to shorten what is found, for a person to read.</param>
    /// <param name="used">The number of runs it took.</param>
    /// <returns>What is wrong, with the history; null if nothing is.</returns>
    public static string? Find(int seed, int runs, bool shortens, out int used)
    {
        var random = new Random(seed);
        var program = ThreadPrograms.Next(random);
        for (used = 0; used < runs; used++)
        {
            if (used % SchedulesPerProgram == 0)
                program = ThreadPrograms.Next(random);
            if (new ThreadRun(program, random.Next()).Problem() is { } problem)
            {
                used++;
                return $"{(shortens ? Shortest(program, problem, random) : problem)}\n  seed: {seed}";
            }
        }

        return null;
    }

    private static string Shortest(ThreadProgram program, string problem, Random random)
    {
        for (var isShorter = true; isShorter;)
        {
            isShorter = false;
            foreach (var shorter in program.Shorter())
            {
                if (ProblemOf(shorter, random) is not { } other)
                    continue;
                (program, problem, isShorter) = (shorter, other, true);
                break;
            }
        }

        return problem;
    }

    private static string? ProblemOf(ThreadProgram program, Random random)
    {
        for (var left = SchedulesPerShrink; left > 0; left--)
        {
            if (new ThreadRun(program, random.Next()).Problem() is { } problem)
                return problem;
        }

        return null;
    }
}

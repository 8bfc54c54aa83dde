using Lockstep.Logs;

namespace Properties.Logs;

/// <summary>
/// Logs that lost a hundredth of their lines, and logs that did not: nothing safe is called unsafe, and offences are
/// told. Seeds are fixed, because the counts are.
/// </summary>
public sealed class LostLines
{
    private const int Logs = 1000;
    private const double Fraction = 0.01;

    private static readonly Lazy<Counts> All = new(Run);

    [Fact]
    public void Safe_log_is_safe() => Assert.Empty(All.Value.UnsafeWhole);

    [Fact]
    public void Safe_log_that_lost_lines_is_never_unsafe() => Assert.Empty(All.Value.UnsafeLossy);

    [Fact]
    public void Log_that_lost_lines_is_not_decidable() => Assert.InRange(All.Value.Undecided, Logs * 95 / 100, Logs);

    [Fact]
    public void Offences_of_a_whole_log_are_told() =>
        Assert.True(All.Value.Told * 100 >= 95 * All.Value.Put, $"{All.Value.Told} of {All.Value.Put}");

    [Fact]
    public void Offences_of_a_log_that_lost_lines_are_told_or_their_rule_is_not_decidable() =>
        Assert.True(All.Value.Named * 100 >= 95 * All.Value.Put, $"{All.Value.Named} of {All.Value.Put}");

    private static Counts Run()
    {
        var counts = new Counts();
        for (var seed = 0; seed < Logs; seed++)
        {
            var random = new Random(seed);
            var log = GeneratedLog.Safe(random);
            if (seed < Logs / 10 && GeneratedLog.Check(log) is { Safety: not LogSafety.Safe } whole)
                counts.UnsafeWhole.Add(Text(seed, whole));
            var lossy = GeneratedLog.Check(GeneratedLog.Lose(log, Fraction, random));
            if (lossy.Safety == LogSafety.Unsafe)
                counts.UnsafeLossy.Add(Text(seed, lossy));
            counts.Undecided += lossy.Safety == LogSafety.NotDecidable ? 1 : 0;
            var (rule, put) = GeneratedLog.Offences[seed % GeneratedLog.Offences.Length];
            if (!put(log, random))
                continue;
            counts.Put++;
            counts.Told += GeneratedLog.Check(log).Offences.Any(it => it.Rule.Name == rule) ? 1 : 0;
            var named = GeneratedLog.Check(GeneratedLog.Lose(log, Fraction, random)).Rules;
            counts.Named += named.Any(it => it.Rule.Name == rule && it.Safety != LogSafety.Safe) ? 1 : 0;
        }

        return counts;
    }

    private static string Text(int seed, LogVerdict verdict) =>
        $"seed {seed}: " + string.Join('\n', verdict.Offences.Select(it => $"line {it.Line}: {it.Sentence} {it.Text}"));

    private sealed class Counts
    {
        public List<string> UnsafeWhole { get; } = [];

        public List<string> UnsafeLossy { get; } = [];

        public int Undecided { get; set; }

        public int Put { get; set; }

        public int Told { get; set; }

        public int Named { get; set; }
    }
}

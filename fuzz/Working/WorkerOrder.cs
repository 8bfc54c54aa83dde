using System.Globalization;
using Fuzz.Embedded;

namespace Fuzz.Working;

/// <summary>What a parent tells a worker to do.</summary>
/// <param name="Folder">The worker's folder.</param>
/// <param name="Target">The target's name.</param>
/// <param name="Seed">Decides every change.</param>
/// <param name="Time">The longest that it runs.</param>
/// <param name="Executions">The most that it executes.</param>
/// <param name="Corpus">A folder of inputs to begin with beside the target's own; null for none.</param>
public sealed record WorkerOrder(
    string Folder,
    string Target,
    int Seed,
    TimeSpan Time,
    long Executions = long.MaxValue,
    string? Corpus = null)
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "campaign-worker";

    /// <summary>The words that <see cref="Parse"/> reads.</summary>
    public IReadOnlyList<string> Words =>
    [
        Folder,
        Target,
        Text(Seed),
        Text(Time.Ticks),
        Text(Executions),
        .. Corpus is null ? (string[])[] : [Corpus],
    ];

    /// <summary>The order in the words of a parent.</summary>
    public static WorkerOrder Parse(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new WorkerOrder(
            words[0],
            words[1],
            int.Parse(words[2], CultureInfo.InvariantCulture),
            TimeSpan.FromTicks(long.Parse(words[3], CultureInfo.InvariantCulture)),
            long.Parse(words[4], CultureInfo.InvariantCulture),
            words.ElementAtOrDefault(5));
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}

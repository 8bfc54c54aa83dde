using System.Globalization;

namespace Fuzz.Engines;

/// <summary>
/// Counts the workers of a slot that end at once, one after the other. A rare input that kills a worker is a finding,
/// and another worker goes on; where any input does, the next one would only die as well.
/// </summary>
internal sealed class ShortLives
{
    /// <summary>The number of such workers in a row after which a slot gives up.</summary>
    public const int Most = 8;

    /// <summary>Fewer executions are a short life.</summary>
    public const int Short = 100;

    private int _row;

    /// <summary>Counts a worker that died or was killed.</summary>
    /// <param name="executions">The inputs that it ran.</param>
    /// <param name="lastWords">Why it ended, in a line.</param>
    /// <returns>Why the slot gives up; null if another worker may replace this one.</returns>
    public string? Count(long executions, string lastWords)
    {
        _row = executions < Short ? _row + 1 : 0;
        return _row < Most
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Most} workers in a row died before their {Short}th input; the last: {lastWords}");
    }
}

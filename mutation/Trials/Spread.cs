namespace Mutation.Trials;

/// <summary>Median and range of numbers.</summary>
/// <param name="Median">The median; for an even count the mean of the middle two.</param>
/// <param name="Least">The minimum.</param>
/// <param name="Most">The maximum.</param>
public sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>The spread of numbers; null if there are none.</summary>
    public static Spread? Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        if (sorted.Length == 0)
            return null;
        var half = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary>The text for a table: the median, with the range if it is not a single value.</summary>
    /// <param name="format">The format of each number.</param>
    public string Print(string format)
    {
        var (median, least, most) = (Median.ToString(format), Least.ToString(format), Most.ToString(format));
        return least == most ? median : $"{median} ({least} to {most})";
    }
}

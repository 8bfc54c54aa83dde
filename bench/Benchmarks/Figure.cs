using System.Globalization;

namespace Bench.Benchmarks;

/// <summary>A row of a table of times.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Nanoseconds">An operation of it.</param>
internal readonly record struct Figure(string Name, double Nanoseconds)
{
    /// <summary>A table of figures, each with its ratio to the first.</summary>
    public static string Table(string title, IReadOnlyList<Figure> figures) => string.Join(
        '\n',
        [
            $"| {title} | ns | of the first row |",
            "| :-- | --: | --: |",
            .. figures.Select(it => string.Create(
                CultureInfo.InvariantCulture,
                $"| {it.Name} | {it.Nanoseconds:F1} | {it.Nanoseconds / figures[0].Nanoseconds:F2} |")),
        ]);
}

using System.Globalization;

namespace Lockstep.Notation.Text;

/// <summary>The text of a count and of what is counted, which agrees with it.</summary>
public static class CountText
{
    /// <summary>A count and what is counted: <c>1 command</c>, <c>1,000 commands</c>.</summary>
    public static string Of(long count, string one) => Of(count, one, $"{one}s");

    /// <summary>A count and what is counted, where the plural is irregular.</summary>
    public static string Of(long count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : several)}");
}

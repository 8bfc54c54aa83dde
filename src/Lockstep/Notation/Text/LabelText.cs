namespace Lockstep.Notation.Text;

/// <summary>The text form of labels: a is 0, z is 25, aa is 26, and so on.</summary>
public static class LabelText
{
    private const int Letters = 26;

    /// <summary>The letters of a non-negative label.</summary>
    public static string Print(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        var word = "";
        for (var rest = (long)label + 1; rest > 0; rest = (rest - 1) / Letters)
        {
            word = (char)('a' + ((rest - 1) % Letters)) + word;
        }

        return word;
    }

    /// <summary>Parses a word of lower-case letters; false for any other, and beyond the last label.</summary>
    public static bool TryParse(ReadOnlySpan<char> word, out int label)
    {
        label = 0;
        var value = 0L;
        foreach (var letter in word)
        {
            value = (value * Letters) + (letter - 'a') + 1;
            if (!char.IsAsciiLetterLower(letter) || value > 1L + int.MaxValue)
            {
                return false;
            }
        }

        label = (int)(value - 1);
        return value > 0;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Fuzz.Storage;

/// <summary>A cause's words as eight digits: what the name of a file can hold.</summary>
internal static class CauseMark
{
    private const string Key = ",cause:";
    private const int Digits = 8;

    /// <summary>The digits of a cause.</summary>
    public static string Of(string cause) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cause)))[..Digits];

    /// <summary>What the name of a failing input says of its cause.</summary>
    public static string Words(string cause) => Key + Of(cause);

    /// <summary>The digits in a name; null where another engine wrote it, and said nothing of a cause.</summary>
    public static string? In(string path)
    {
        var name = Path.GetFileName(path);
        var at = name.LastIndexOf(Key, StringComparison.Ordinal);
        return at >= 0 && name.Length >= at + Key.Length + Digits ? name.Substring(at + Key.Length, Digits) : null;
    }
}

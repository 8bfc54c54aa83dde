using System.Security.Cryptography;
using System.Text;

namespace Fuzz.Storage;

/// <summary>A hash of a cause, short enough for a file name.</summary>
internal static class CauseMark
{
    private const string Key = ",cause:";
    private const int Digits = 8;

    /// <summary>The hash of a cause: eight hexadecimal digits.</summary>
    public static string Of(string cause) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cause)))[..Digits];

    /// <summary>The part for the name of a failing input.</summary>
    public static string Words(string cause) => Key + Of(cause);

    /// <summary>The hash in a name; null if another engine wrote it, without a cause.</summary>
    public static string? In(string path)
    {
        var name = Path.GetFileName(path);
        var at = name.LastIndexOf(Key, StringComparison.Ordinal);
        return at >= 0 && name.Length >= at + Key.Length + Digits ? name.Substring(at + Key.Length, Digits) : null;
    }
}

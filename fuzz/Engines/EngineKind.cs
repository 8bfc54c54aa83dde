namespace Fuzz.Engines;

/// <summary>An engine of campaigns.</summary>
public enum EngineKind
{
    /// <summary>The engine of this project, which needs only .NET.</summary>
    Embedded,

    /// <summary>AFL++; needs <c>afl-fuzz</c>.</summary>
    Afl,

    /// <summary>LLVM's libFuzzer; needs clang and libFuzzer's library.</summary>
    LibFuzzer,
}

/// <summary>The names of engines on the command line.</summary>
public static class EngineNames
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Enum.GetValues<EngineKind>().Select(NameOf)];

    /// <summary>The name of an engine.</summary>
    public static string NameOf(EngineKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The engine of a name; null if there is none.</summary>
    public static EngineKind? Find(string name) =>
        Enum.GetValues<EngineKind>().Where(kind => NameOf(kind) == name).Cast<EngineKind?>().FirstOrDefault();
}

namespace Fuzz.Engines;

/// <summary>What makes the inputs of a campaign.</summary>
public enum EngineKind
{
    /// <summary>The loop of this project; it needs nothing but .NET.</summary>
    Embedded,

    /// <summary>AFL++, where <c>afl-fuzz</c> is installed.</summary>
    Afl,

    /// <summary>LLVM's libFuzzer, where clang and libFuzzer's library are installed.</summary>
    LibFuzzer,
}

/// <summary>The names of engines on the command line.</summary>
public static class EngineNames
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Enum.GetValues<EngineKind>().Select(NameOf)];

    /// <summary>The name of an engine.</summary>
    public static string NameOf(EngineKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The engine of a name; null where there is none.</summary>
    public static EngineKind? Find(string name) =>
        Enum.GetValues<EngineKind>().Where(kind => NameOf(kind) == name).Cast<EngineKind?>().FirstOrDefault();
}

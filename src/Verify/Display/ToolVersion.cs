using System.Reflection;

namespace Verify.Display;

/// <summary>The version of the tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Commit">The hash of the commit that it was built from; null if it was not built in a checkout.</param>
internal sealed record ToolVersion(string Name, string Version, string? Commit)
{
    /// <summary>The version of this tool.</summary>
    public static ToolVersion OfThis { get; } = Parse(typeof(ToolVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>Parses an informational version, <c>1.0.0+commit</c>.</summary>
    public static ToolVersion Parse(string version) =>
        version.Split('+', 2) is [var number, var commit]
            ? new("verify", number, commit)
            : new("verify", version, null);

    /// <inheritdoc/>
    public override string ToString() => Commit is null ? Version : $"{Version}+{Commit}";
}

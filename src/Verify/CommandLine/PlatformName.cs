using Reference;

namespace Verify.CommandLine;

/// <summary>The names of the platforms.</summary>
internal static class PlatformName
{
    private static readonly (string Name, Hypervisor Hypervisor)[] Names =
    [
        ("pkvm", Hypervisor.Pkvm),
        ("pkvm-android13", Hypervisor.PkvmAndroid13),
        ("geniezone", Hypervisor.GenieZone),
        ("gunyah", Hypervisor.Gunyah),
    ];

    /// <summary>What <see cref="Parse"/> takes, as part of a sentence.</summary>
    public static string Allowed { get; } = string.Join(", ", Names.Select(known => known.Name));

    /// <summary>Every platform a scenario can have, in the order of tables.</summary>
    public static IEnumerable<string> All => Names.Select(known => known.Name).Append("allocator");

    /// <summary>The hypervisor with this name, or null.</summary>
    public static Hypervisor? Parse(string name)
    {
        foreach (var known in Names)
        {
            if (string.Equals(known.Name, name, StringComparison.Ordinal))
                return known.Hypervisor;
        }

        return null;
    }

    /// <summary>The name of a platform.</summary>
    public static string Of(Platform platform) => platform is Machine machine
        ? Names.First(known => known.Hypervisor == machine.Hypervisor).Name
        : "allocator";
}

using Fuzz.Targets;
using Properties.House;
using dnlib.DotNet;

namespace Properties.Fuzz;

/// <summary>The layers of the project, in the order of the table in fuzz/README.md.</summary>
public sealed class LayerTests
{
    // `Engines/Afl`, `Engines/LibFuzzer` share a row.
    private static readonly List<string[]> Rows =
    [
        .. File.ReadLines(Path.Combine(Checkout.Root, "fuzz", "README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Split('`').Where((_, at) => at % 2 == 1)
                .Select(folder => $"Fuzz.{folder.Replace('/', '.')}").ToArray()),
    ];

    /// <summary>Targets come first: they build and run without an engine or a campaign.</summary>
    [Fact]
    public void Folder_uses_only_folders_above_it()
    {
        using var module = ModuleDefMD.Load(File.ReadAllBytes(typeof(Target).Assembly.Location));
        var uses = from type in module.Types
                   where type.Namespace.String.StartsWith("Fuzz.", StringComparison.Ordinal)
                   from used in TypeUses.Of(type)
                   where used.Namespace.String.StartsWith("Fuzz.", StringComparison.Ordinal)
                   where used.Namespace != type.Namespace
                   where RowOf(used) >= RowOf(type)
                   select $"{type.FullName} uses {used.FullName}, which is not in a folder above its own";

        Assert.Equal("Fuzz.Targets", Rows[0].Single());
        Assert.True(!uses.Any(), string.Join('\n', uses.Distinct(StringComparer.Ordinal)));
    }

    private static int RowOf(TypeDef type)
    {
        var row = Rows.FindIndex(row => row.Contains(type.Namespace.String));
        Assert.True(row >= 0, $"{type.Namespace} has no row in fuzz/README.md");
        return row;
    }
}

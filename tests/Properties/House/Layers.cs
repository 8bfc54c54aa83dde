namespace Properties.House;

/// <summary>Namespaces form layers: a reader of one need not know those built on top of it.</summary>
public sealed class Layers
{
    // The tests do not reference it, because it brings BenchmarkDotNet.
    private const string Benchmarks = "Bench";

    /// <summary>Select one assembly with <c>--filter-trait Assembly=Lockstep</c>.</summary>
    public static IEnumerable<TheoryDataRow<string>> Assemblies => Project.All.Select(project => project.Assembly)
        .Where(assembly => assembly != Benchmarks)
        .Select(assembly => new TheoryDataRow<string>(assembly).WithTrait("Assembly", assembly));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Namespaces_of_an_assembly_form_no_cycle(string assembly)
    {
        var graph = NamespaceGraph.Of(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        var cycles = graph.Cycles().ToList();

        Assert.True(
            cycles.Count == 0,
            string.Join('\n', cycles.SelectMany(cycle => graph.Arrows(cycle)
                .Prepend($"{assembly}: these namespaces depend on each other: {string.Join(", ", cycle)}; "
                    + "move a type or invert a dependency:"))));
    }
}

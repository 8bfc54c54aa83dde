namespace Properties.House;

/// <summary>A namespace is a room: a reader of one need not know the others that are built on it.</summary>
public sealed class NamespaceCycles
{
    /// <summary>One assembly alone: <c>--filter-trait Assembly=Lockstep</c>.</summary>
    public static IEnumerable<TheoryDataRow<string>> Assemblies => Project.All.Select(project => project.Assembly)
        .Select(assembly => new TheoryDataRow<string>(assembly).WithTrait("Assembly", assembly));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Namespaces_of_an_assembly_form_no_cycle(string assembly)
    {
        var graph = NamespaceGraph.Of(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        var circles = graph.Circles().ToList();

        Assert.True(
            circles.Count == 0,
            string.Join('\n', circles.SelectMany(circle => graph.Arrows(circle)
                .Prepend($"{assembly}: these namespaces need each other: {string.Join(", ", circle)}; "
                    + "move a type, or turn an arrow round:"))));
    }
}

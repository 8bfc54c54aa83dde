using dnlib.DotNet;

namespace Properties.House;

/// <summary>One type that needs another of a different namespace.</summary>
internal sealed record TypeArrow(string From, string To, string Type, string Needs);

/// <summary>Which namespaces of one compiled assembly need which; a nested namespace is one of its own.</summary>
internal sealed class NamespaceGraph
{
    private readonly TypeArrow[] _arrows;
    private readonly ILookup<string, string> _needs;

    private NamespaceGraph(IEnumerable<TypeArrow> arrows)
    {
        _arrows = [.. arrows];
        _needs = _arrows.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
    }

    public static NamespaceGraph Of(string assembly)
    {
        using var module = ModuleDefMD.Load(File.ReadAllBytes(assembly));
        return new(
            from type in module.Types
            from used in TypeUses.Of(type)
            // Collections and closures that the compiler shares between types stand in no namespace.
            where used.Namespace != type.Namespace && !used.Name.String.StartsWith('<')
            select new TypeArrow(type.Namespace, used.Namespace, type.Name, used.Name));
    }

    /// <summary>The groups in which each namespace needs all others, directly or by way of others.</summary>
    public IEnumerable<string[]> Circles()
    {
        var reached = _needs.Select(from => from.Key).ToDictionary(name => name, Reachable, StringComparer.Ordinal);
        return reached.Where(from => from.Value.Contains(from.Key))
            .Select(from => reached.Keys
                .Where(to => from.Value.Contains(to) && reached[to].Contains(from.Key))
                .Order(StringComparer.Ordinal).ToArray())
            .DistinctBy(circle => circle[0]);
    }

    /// <summary>The circle's arrows, each with the types that make it, one line an arrow.</summary>
    public IEnumerable<string> Arrows(string[] circle) =>
        from arrow in _arrows
        where circle.Contains(arrow.From) && circle.Contains(arrow.To)
        group arrow by (arrow.From, arrow.To) into arrows
        orderby arrows.Key
        let uses = arrows.GroupBy(arrow => arrow.Type, arrow => arrow.Needs, StringComparer.Ordinal)
        select $"  {arrows.Key.From} -> {arrows.Key.To}: "
            + string.Join("; ", uses.Select(type => $"{type.Key} needs {string.Join(", ", type)}"));

    private HashSet<string> Reachable(string from)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(_needs[from]);
        while (waiting.TryPop(out var name))
        {
            if (!found.Add(name))
                continue;
            foreach (var next in _needs[name])
                waiting.Push(next);
        }

        return found;
    }
}

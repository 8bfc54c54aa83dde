using dnlib.DotNet;

namespace Properties.House;

/// <summary>A type that depends on a type of another namespace.</summary>
internal sealed record TypeArrow(string From, string To, string Type, string Needs);

/// <summary>
/// Dependencies between the namespaces of a compiled assembly; a nested namespace counts as one of its own.
/// </summary>
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
            // Compiler-generated types shared between types have no namespace.
            where used.Namespace != type.Namespace && !used.Name.String.StartsWith('<')
            select new TypeArrow(type.Namespace, used.Namespace, type.Name, used.Name));
    }

    /// <summary>Groups of namespaces that depend on each other, directly or transitively.</summary>
    public IEnumerable<string[]> Cycles()
    {
        var reached = _needs.Select(from => from.Key).ToDictionary(name => name, Reachable, StringComparer.Ordinal);
        return reached.Where(from => from.Value.Contains(from.Key))
            .Select(from => reached.Keys
                .Where(to => from.Value.Contains(to) && reached[to].Contains(from.Key))
                .Order(StringComparer.Ordinal).ToArray())
            .DistinctBy(cycle => cycle[0]);
    }

    /// <summary>The dependencies within a cycle, one per line, with the types that cause them.</summary>
    public IEnumerable<string> Arrows(string[] cycle) =>
        from arrow in _arrows
        where cycle.Contains(arrow.From) && cycle.Contains(arrow.To)
        group arrow by (arrow.From, arrow.To) into arrows
        orderby arrows.Key
        let uses = arrows.GroupBy(arrow => arrow.Type, arrow => arrow.Needs, StringComparer.Ordinal)
        select $"  {arrows.Key.From} -> {arrows.Key.To}: "
            + string.Join("; ", uses.Select(type => $"{type.Key} uses {string.Join(", ", type)}"));

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

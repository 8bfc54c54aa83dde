using System.Collections;
using System.Reflection;

namespace Properties.Agreement;

/// <summary>Counts the values of every field of platforms, faults and commands, nested ones included.</summary>
internal sealed class ValueCounts
{
    private readonly Dictionary<string, (Type Type, Dictionary<object, int> Values)> _fields =
        new(StringComparer.Ordinal);

    /// <summary>The names of the fields, such as <c>MapMmio.Area.First</c>.</summary>
    public IEnumerable<string> Fields => _fields.Keys;

    /// <summary>The type of a field.</summary>
    public Type TypeOf(string field) => _fields[field].Type;

    /// <summary>The number of distinct values of a field.</summary>
    public int Distinct(string field) => _fields[field].Values.Count;

    /// <summary>How often a field has another value than the one that it has most often.</summary>
    public int Unusual(string field) => _fields[field].Values.Values.Sum() - _fields[field].Values.Values.Max();

    public void Count(Scenario scenario)
    {
        Count(scenario.Platform.GetType().Name, scenario.Platform);
        foreach (var command in scenario.Commands)
            Count(command.GetType().Name, command);
    }

    private void Count(string name, object value)
    {
        if (value is IEnumerable list and not string)
        {
            foreach (var element in list)
                Count(name, element!);
            return;
        }

        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum)
        {
            if (!_fields.TryGetValue(name, out var field))
                _fields[name] = field = (type, []);
            field.Values[value] = field.Values.GetValueOrDefault(value) + 1;
            return;
        }

        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            // What can be written is data; a label is a position.
            if (property.SetMethod is not null && property.Name != nameof(Maker.Label)
                && property.GetValue(value) is { } part)
                Count($"{name}.{property.Name}", part);
        }
    }
}

using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using MemoryModel.Tracking;

namespace Properties.House;

/// <summary>Production code is a library: it has no state outside its objects.</summary>
public sealed partial class ProductionCode
{
    private const BindingFlags Statics =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Production_code_has_no_static_state()
    {
        var mutable = typeof(MemoryTracker).Assembly.GetTypes()
            .Where(type => !type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(Statics))
            .Where(field => !field.IsLiteral && !IsCachedLambda(field))
            .Where(field => !field.IsInitOnly || !IsImmutable(field.FieldType))
            .Select(field => $"{field.DeclaringType}.{field.Name} of {field.FieldType}");

        Assert.Empty(mutable);
    }

    [Fact]
    public void Production_code_has_no_unsafe_code() => Assert.All(
        Checkout.Sources("src/MemoryModel"), path => Assert.DoesNotMatch(UnsafeWord(), File.ReadAllText(path)));

    /// <summary>The compiler caches a lambda that captures nothing in a static field of a generated class.</summary>
    private static bool IsCachedLambda(FieldInfo field) =>
        field.DeclaringType!.Name.StartsWith("<>", StringComparison.Ordinal);

    private static bool IsImmutable(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(UInt128)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        || (type.IsValueType && type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .All(field => field.IsInitOnly && IsImmutable(field.FieldType)));

    [GeneratedRegex(@"\bunsafe\b|\bUnsafe\.|MemoryMarshal|stackalloc|\bfixed\s*\(", RegexOptions.None, 1000)]
    private static partial Regex UnsafeWord();
}

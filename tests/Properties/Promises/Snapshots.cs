using System.Collections;
using System.Reflection;
using MemoryModel.Allocation;
using MemoryModel.Boot;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// Promise 17: what the library hands out is a snapshot. Reflection finds every property that returns a list; later
/// operations do not change what it returned, and neither does a caller's write, through any cast, change the library.
/// </summary>
public sealed class Snapshots
{
    private static readonly Type[] Collections =
        [typeof(IEnumerable), typeof(Memory<byte>), typeof(ReadOnlyMemory<byte>)];

    // A mutated build has types of Stryker.NET's own.
    private static IEnumerable<Type> Exported =>
        from type in typeof(MemoryTracker).Assembly.GetExportedTypes()
        where type is { IsInterface: false, IsEnum: false }
        where type.Namespace!.Split('.')[0] == nameof(MemoryModel)
        select type;

    public static TheoryData<string> Lists => [.. ListProperties.Select(NameOf)];

    private static IEnumerable<PropertyInfo> ListProperties =>
        Exported.SelectMany(type => type.GetProperties())
            .Where(it => it.DeclaringType!.Assembly == typeof(MemoryTracker).Assembly && IsCollection(it.PropertyType));

    [Fact]
    public void Reflection_finds_the_lists_that_the_library_hands_out() => Assert.Superset(
        new HashSet<string>(StringComparer.Ordinal)
        {
            "MemoryTracker.Regions", "MemoryTracker.MmioRegions", "MemoryTracker.RefusedPages", "MemoryError.Refused",
            "BootFailure.Refused",
        },
        Lists.Select(row => row.Data).ToHashSet(StringComparer.Ordinal));

    // A method could return a list that no property has.
    [Fact]
    public void Only_properties_hand_out_lists() => Assert.Empty(
        from type in Exported
        from method in type.GetMethods().Where(it => !it.IsSpecialName)
        where IsCollection(method.ReturnType)
            || (method.ReturnType is { IsGenericType: true } result && result.GetGenericArguments().Any(IsCollection))
        select $"{type.Name}.{method.Name}");

    [Theory]
    [MemberData(nameof(Lists))]
    public void Later_operations_do_not_change_a_list(string name)
    {
        using var library = new SharedLibrary();
        var list = library.Read(name);
        var before = Print(list);

        library.DoEverything();

        Assert.NotEmpty(list);
        Assert.Equal(before, Print(list));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Writes_of_a_caller_do_not_change_the_library(string name)
    {
        using var library = new SharedLibrary();
        using var untouched = new SharedLibrary();

        Vandalise(library.Read(name));

        Assert.Equal(Print(untouched.Read(name)), Print(library.Read(name)));
        Assert.Equal(untouched.DoEverything(), library.DoEverything());
    }

    [Fact]
    public void Errors_copy_the_list_they_are_made_from()
    {
        List<RefusedGranule> refused = [new(0x1000, -1)];
        var error = MemoryError.Quarantined(refused);
        var more = error.With(refused);
        var failure = new BootFailure(MemoryModel.Boot.RebootReason.InternalError, "failed", error, refused);
        var other = failure with { Refused = refused };

        refused.Clear();

        Assert.All([error.Refused, more.Refused, failure.Refused, other.Refused], list => Assert.Single(list));
    }

    [Fact]
    public void Statistics_do_not_change_later()
    {
        using var library = new SharedLibrary();
        var before = library.Numbers();
        var texts = before.ConvertAll(number => $"{number}");

        library.DoEverything();

        Assert.NotEqual(texts, library.Numbers().ConvertAll(number => $"{number}"));
        Assert.Equal(texts, before.ConvertAll(number => $"{number}"));
    }

    private static bool IsCollection(Type type) =>
        type != typeof(string) && Collections.Any(collection => collection.IsAssignableFrom(type));

    private static string NameOf(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    private static string Print(IEnumerable list) => string.Join(", ", list.Cast<object>());

    /// <summary>Overwrites and empties a collection by all means that its type offers.</summary>
    private static void Vandalise(IEnumerable collection)
    {
        if (collection is not IList list)
            return;
        for (var index = 0; index < list.Count && !list.IsReadOnly; index++)
        {
            var type = list[index]!.GetType();
            list[index] = type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        if (!list.IsFixedSize)
            list.Clear();
    }
}

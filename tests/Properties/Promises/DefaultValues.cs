using System.Reflection;
using MemoryModel.Allocation;
using MemoryModel.Boot;
using MemoryModel.Sharing;
using MemoryModel.Tracking;
using BootFacts = MemoryModel.Boot.BootFacts;

namespace Properties.Promises;

/// <summary>
/// Promise 11 for default values: none of a public struct counts as valid or as success. Reflection finds every public
/// method and constructor that takes a public struct, and each is called with its default.
/// </summary>
public sealed class DefaultValues
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Their constructors accept defaults; separate tests check what is built from them.
    private static readonly Type[] Carriers = [typeof(MemoryRegion), typeof(BootFacts), typeof(VirtioHal)];

    public static TheoryData<string> EntryPoints => [.. Methods.Select(NameOf)];

    public static TheoryData<string> Facts =>
        [.. typeof(BootFacts).GetProperties().Where(fact => IsStruct(fact.PropertyType)).Select(fact => fact.Name)];

    private static IEnumerable<Type> Exported => typeof(MemoryTracker).Assembly.GetExportedTypes();

    private static IEnumerable<MethodBase> Methods => Exported
        .Where(type => type is { IsInterface: false, IsGenericType: false })
        .SelectMany(type => type.GetMethods(Declared).Where(IsOperation).AsEnumerable<MethodBase>()
            .Concat(Carriers.Contains(type) ? [] : type.GetConstructors()))
        .Where(method => method.GetParameters().Any(parameter => IsStruct(parameter.ParameterType)));

    [Fact]
    public void Reflection_finds_the_operations_that_take_a_layout_or_a_range()
    {
        Assert.Superset(
            new HashSet<Type>
            {
                typeof(SharedPool), typeof(GuestHeap), typeof(BuddyAllocator), typeof(MemoryTracker), typeof(VirtioHal),
            },
            Methods.Select(method => method.DeclaringType!).ToHashSet());
        Assert.True(Methods.Count() >= 28, $"only {Methods.Count()} were found");
    }

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public void Default_arguments_are_refused_and_change_nothing(string name)
    {
        var library = new LibraryFixture().Use();
        var before = library.Snapshot;
        var method = Methods.Single(method => NameOf(method) == name);

        var returned = Call(method, library);

        Assert.False(Passes(returned), $"{name} was called with a default and returned {returned}");
        Assert.Equal(before, library.Snapshot);
    }

    [Fact]
    public void Default_range_is_a_BAR_without_addresses()
    {
        var library = new LibraryFixture().Use();
        var hal = new VirtioHal(library.Tracker.Pool, library.Platform, default);

        Assert.Equal(ErrorKind.OutOfRange, hal.MmioAddress(new MemoryRange(0, 1)).Error?.Kind);
        Assert.Equal(ErrorKind.OutOfRange, hal.MmioAddress(default(MemoryRange)).Error?.Kind);
        Assert.Equal(ErrorKind.NotInitialised, hal.MmioAddress(default(Result<MemoryRange>)).Error?.Kind);
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Boot_with_a_default_fact_fails(string name)
    {
        var facts = BootFixture.Facts;
        var fact = typeof(BootFacts).GetProperty(name)!;
        var type = Nullable.GetUnderlyingType(fact.PropertyType) ?? fact.PropertyType;
        fact.SetValue(facts, Activator.CreateInstance(type));

        var failure = FirmwareBoot.Start(new LibraryFixture().Environment, facts).Failure;
        Assert.Equal(ErrorKind.NotInitialised, failure?.Cause?.Kind);
    }

    [Fact]
    public void Default_results_are_failures()
    {
        Assert.False(default(Result).IsOk);
        var thrown = Assert.Throws<MemoryException>(default(Result).ThrowIfFailed);
        Assert.Equal(
            "NotInitialised: the result is not initialised; use a result that an operation returned", thrown.Message);
        Assert.False(default(Result<ulong>).IsOk);
        thrown = Assert.Throws<MemoryException>(() => default(Result<ulong>).Value);
        Assert.Equal(ErrorKind.NotInitialised, thrown.Error.Kind);
    }

    [Fact]
    public void Null_converts_to_a_failure()
    {
        Result failed = (MemoryError)null!;
        Result<ulong> withoutError = (MemoryError)null!;
        Result<GuestHeap> withoutValue = (GuestHeap)null!;

        Assert.Equal((false, false, false), (failed.IsOk, withoutError.IsOk, withoutValue.IsOk));
    }

    [Fact]
    public void Null_is_neither_a_boot_nor_a_failure_of_one()
    {
        Assert.Throws<ArgumentNullException>(() => (BootResult)(FirmwareBoot)null!);
        Assert.Throws<ArgumentNullException>(() => (BootResult)(BootFailure)null!);
    }

    [Fact]
    public void Default_layout_yields_no_valid_layout()
    {
        Assert.Equal(default, default(Layout).PadToAlign());
        Assert.Equal(ErrorKind.ZeroSize, default(Layout).AlignTo(16).Error?.Kind);
    }

    /// <summary>It is no layout of the buffer, and none of any: the error says the latter.</summary>
    [Fact]
    public void Live_buffer_freed_with_the_default_layout_is_refused_for_the_layout()
    {
        var allocator = new LibraryFixture().Allocator;
        var buffer = allocator.Allocate(Layout.Create(16, 16)).Value;

        Assert.Equal(ErrorKind.ZeroSize, allocator.Free(buffer, default(Layout)).Error?.Kind);
        Assert.True(allocator.Free(buffer, Layout.Create(16, 16)).IsOk);
    }

    private static object? Call(MethodBase method, LibraryFixture library)
    {
        object?[] arguments = [.. method.GetParameters()
            .Select(it => Argument(it.ParameterType, method.DeclaringType!, library))];
        try
        {
            return method is ConstructorInfo constructor
                ? constructor.Invoke(arguments)
                : method.Invoke(method.IsStatic ? null : Live(method.DeclaringType!, library), arguments);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is ArgumentException or MemoryException)
        {
            return null;
        }
    }

    /// <summary>Whether a returned value means success.</summary>
    private static bool Passes(object? returned) => returned switch
    {
        null => false,
        bool answer => answer,
        Result result => result.IsOk,
        MemoryException => false,
        _ when returned.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(Result<>) =>
            (bool)type.GetProperty(nameof(Result.IsOk))!.GetValue(returned)!,
        _ => true,
    };

    private static object? Argument(Type type, Type receiver, LibraryFixture library) =>
        IsStruct(type) ? Activator.CreateInstance(type)
        : type == typeof(ulong) ? library.Buffers[receiver]
        : Live(type, library);

    private static object? Live(Type type, LibraryFixture library) =>
        type == typeof(Layout) ? Layout.Create(64, 16).Value
        : type == typeof(MemoryRange) ? new MemoryRange(0x1000, 0x2000)
        : new object[]
        {
            library.Heap, library.Tracker, library.Tracker.Pool, library.Hal, library.Allocator, library.Environment,
            library.Platform,
        }
            .FirstOrDefault(type.IsInstanceOfType)
        ?? throw new InvalidOperationException($"{nameof(LibraryFixture)} has no {type}; add one");

    /// <summary>Whether it is neither an equality method nor a property accessor.</summary>
    private static bool IsOperation(MethodInfo method) =>
        method.Name != nameof(Equals) && !method.IsSpecialName;

    private static bool IsStruct(Type type) =>
        type.IsValueType && !type.IsEnum && (type.Assembly == typeof(MemoryTracker).Assembly
            || (Nullable.GetUnderlyingType(type) is { } inner && IsStruct(inner)));

    private static string NameOf(MethodBase method) => $"{method.DeclaringType!.Name}: {method}";
}

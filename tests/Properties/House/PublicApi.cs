using System.Reflection;
using System.Runtime.CompilerServices;
using MemoryModel.Boot;
using MemoryModel.Hypervisors;
using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace Properties.House;

/// <summary>The public API of the production code, as callers use it.</summary>
internal static class PublicApi
{
    /// <summary>What the code answers with; callers make none of it.</summary>
    private static readonly Type[] Answers =
    [
        typeof(MemoryError), typeof(MemoryModel.HypercallFailure), typeof(RefusedGranule), typeof(Result),
        typeof(Result<>), typeof(PoolStatistics), typeof(BootFailure), typeof(BootResult), typeof(MemoryRegion),
    ];

    /// <summary>The constructors and methods that take arguments, each once, as "Type.Member".</summary>
    public static IEnumerable<string> Taking() =>
        from type in typeof(MemoryTracker).Assembly.GetExportedTypes()
        where !type.IsInterface && !type.IsEnum && !type.IsSubclassOf(typeof(Exception)) && !Answers.Contains(type)
            && type.Namespace != typeof(IHypervisor).Namespace
        from member in type.GetMembers(
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where member is MethodBase { IsSpecialName: false } or ConstructorInfo
        let method = (MethodBase)member
        where method.GetParameters() is { Length: > 0 } parameters && !parameters[0].IsOut
            && method.Name != nameof(Equals) && !method.IsDefined(typeof(CompilerGeneratedAttribute))
        select $"{type.Name}.{(method is ConstructorInfo ? type.Name : method.Name)}";
}

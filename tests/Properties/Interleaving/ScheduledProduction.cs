using System.Reflection;
using System.Runtime.Loader;
using MemoryModel.Tracking;

namespace Properties.Interleaving;

/// <summary>
/// A copy of the production code whose locks a scheduler controls, beside the one under test in this process: with its
/// own copies of the assemblies that use it.
/// </summary>
internal sealed class ScheduledProduction
{
    private readonly Search _find;

    /// <param name="defect">A defect of locking to put in; optional.</param>
    public ScheduledProduction(LockDefect? defect = null)
    {
        using var rewriter = new ProductionRewriter(typeof(MemoryTracker).Assembly.Location, defect);
        var context = new Context(rewriter.Rewrite());
        (Locks, Changed) = (rewriter.Locks, rewriter.Changed);
        var tests = context.LoadFromAssemblyName(typeof(ThreadSearch).Assembly.GetName());
        _find = tests.GetType(typeof(ThreadSearch).FullName!, throwOnError: true)!
            .GetMethod(nameof(ThreadSearch.Find))!.CreateDelegate<Search>();
    }

    private delegate string? Search(int seed, int runs, bool shortens, out int used);

    /// <summary>Lock statements of the production code.</summary>
    public int Locks { get; }

    /// <summary>Places at which the defect was put in.</summary>
    public int Changed { get; }

    /// <inheritdoc cref="ThreadSearch.Find"/>
    public string? Find(int seed, int runs, bool shortens, out int used) => _find(seed, runs, shortens, out used);

    private sealed class Context(byte[] production) : AssemblyLoadContext(nameof(ScheduledProduction))
    {
        // What mentions types of the production code must mention those of the copy.
        private static readonly string[] Copied = ["Lockstep", "Properties", "Reference"];

        protected override Assembly? Load(AssemblyName name)
        {
            if (name.Name == typeof(MemoryTracker).Assembly.GetName().Name)
            {
                using var stream = new MemoryStream(production);
                return LoadFromStream(stream);
            }

            return Copied.Contains(name.Name, StringComparer.Ordinal)
                ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll"))
                : null;
        }
    }
}

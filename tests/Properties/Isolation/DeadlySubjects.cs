using System.Runtime.CompilerServices;

namespace Properties.Isolation;

/// <summary>The production code, but for an allocation of a page or more from the pool or a bare allocator.</summary>
internal abstract class DeadlySubjects : ISubjectFactory
{
    /// <summary>A scenario with such an allocation, at step 4, and much else.</summary>
    public const string Scenario = """
        platform allocator smallest 16
        add 0x100000+64KiB
        a = alloc 64 align 16
        free a
        b = alloc 5000 align 16
        c = alloc 64 align 16

        """;

    public string Name => "broken";

    public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
        new Subject(this, ProductionFactory.Instance.Create(platform, boots, ports));

    /// <summary>What such an allocation does beyond what it should.</summary>
    protected abstract void Break();

    /// <summary>Does not end.</summary>
    public sealed class Endless : DeadlySubjects
    {
        protected override void Break()
        {
            var turns = 0UL;
            while (turns < ulong.MaxValue)
                turns++;
        }
    }

    /// <summary>Overflows the stack.</summary>
    public sealed class Bottomless : DeadlySubjects
    {
        protected override void Break() => Assert.NotEqual(0, Deeper(1));

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
        private static int Deeper(int depth) => Deeper(depth + 1) + depth;
    }

    /// <summary>Takes all memory that there is.</summary>
    public sealed class Greedy : DeadlySubjects
    {
        protected override void Break()
        {
            var all = new List<byte[]>();
            while (all.Count < int.MaxValue)
                all.Add(new byte[1 << 20]);
        }
    }

    /// <summary>Breaks after many such allocations in the process, more than a scenario makes.</summary>
    public sealed class Remembering : DeadlySubjects
    {
        private static int _allocations;

        protected override void Break()
        {
            if (Interlocked.Increment(ref _allocations) > 300)
                throw new InvalidOperationException("remembers");
        }
    }

    /// <summary>Cannot be created.</summary>
    public sealed class Unborn : ISubjectFactory
    {
        public string Name => "unborn";

        public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
            throw new InvalidOperationException("no heap");
    }

    private sealed class Subject(DeadlySubjects kind, ISubject inner) : ISubject
    {
        public Answer Execute(Command command)
        {
            if (command is Allocate { Shape.Size: >= 4096 })
                kind.Break();
            return inner.Execute(command);
        }

        public View Observe() => inner.Observe();
    }
}

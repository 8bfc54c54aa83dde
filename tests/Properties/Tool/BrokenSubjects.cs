namespace Properties.Tool;

/// <summary>The production code with one defect: DMA allocations return the page after the allocated one.</summary>
internal sealed class BrokenSubjects : ISubjectFactory
{
    /// <summary>A scenario that exposes the defect and contains unneeded commands.</summary>
    public const string Scenario = """
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        init-dynamic-pool
        a = alloc 64 align 16
        free a
        b = dma-alloc 3 pages
        c = alloc 64 align 16
        unshare-all

        """;

    public string Name => "broken";

    public ISubject Create(Platform platform, bool boots, SubjectPorts ports) =>
        new Subject(ProductionFactory.Instance.Create(platform, boots, ports));

    private sealed class Subject(ISubject inner) : ISubject
    {
        public Answer Execute(Command command)
        {
            var answer = inner.Execute(command);
            return command is DmaAllocate && answer.Value is { } address
                ? Answer.Address(address + 4096)
                : answer;
        }

        public View Observe() => inner.Observe();
    }
}

using Lockstep.Commands;
using Lockstep.Notation;
using MemoryModel.Allocation;

namespace Lockstep.Subjects;

/// <summary>The production code's bare buddy allocator.</summary>
/// <param name="smallest">The smallest block size in bytes.</param>
internal sealed class ProductionAllocator(ulong smallest) : ISubject
{
    private readonly BuddyAllocator _allocator = BuddyAllocator.Create(smallest).Value;

    public Answer Execute(Command command) => Vocabulary.Of(command).Run(_allocator, command);

    public View Observe() => new(
        new Statistics(_allocator.UserBytes, _allocator.AllocatedBytes, _allocator.TotalBytes, 0, 0),
        0,
        default,
        [],
        [],
        []);
}

using Lockstep.Commands;
using Lockstep.Notation;
using MemoryModel.Allocation;

namespace Lockstep.Subjects;

/// <summary>The production code's buddy allocator by itself.</summary>
/// <param name="smallest">The smallest block in bytes.</param>
internal sealed class ProductionAllocator(ulong smallest) : ISubject
{
    private readonly BuddyAllocator _allocator = BuddyAllocator.Create(smallest).Value;

    /// <inheritdoc/>
    public Answer Execute(Command command) => Vocabulary.Of(command).Run(_allocator, command);

    /// <inheritdoc/>
    public View Observe() => new(
        new Statistics(_allocator.UserBytes, _allocator.AllocatedBytes, _allocator.TotalBytes, 0, 0),
        0,
        default,
        [],
        [],
        []);
}

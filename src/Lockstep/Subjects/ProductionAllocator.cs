using Lockstep.Formats;
using MemoryModel.Allocation;

namespace Lockstep.Subjects;

/// <summary>The production code's buddy allocator by itself.</summary>
/// <param name="smallest">The smallest block in bytes.</param>
internal sealed class ProductionAllocator(ulong smallest) : ISubject
{
    private readonly BuddyAllocator _allocator = BuddyAllocator.Create(smallest).Value;

    /// <inheritdoc/>
    public Answer Execute(Command command) => command switch
    {
        Add add => Translation.ToAnswer(_allocator.Add(add.Base, add.Size)),
        Allocate allocate => Translation.ToAnswer(_allocator.Allocate(Translation.ToLayout(allocate.Shape))),
        Free { As: { } shape } free =>
            Translation.ToAnswer(_allocator.Free(free.Buffer.Value, Translation.ToLayout(shape))),
        _ => Answer.Idle,
    };

    /// <inheritdoc/>
    public View Observe() => new(
        new Statistics(_allocator.UserBytes, _allocator.AllocatedBytes, _allocator.TotalBytes, 0, 0),
        0,
        default,
        [],
        [],
        []);
}

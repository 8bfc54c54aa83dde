using Lockstep.Commands;

namespace Lockstep.Shrinking;

/// <summary>Commands that take a buffer or give one back, with a plainer kind of buffer.</summary>
internal static class BufferKinds
{
    /// <summary>The same with a buffer of the pool and no HAL; other commands stay.</summary>
    public static Command InPool(Command command) => Plainer(
        command,
        BufferKind.Pool,
        static (label, shape) => new Allocate(label, shape),
        static (buffer, shape) => new Free(buffer, shape));

    /// <summary>The same with a buffer of the heap; other commands stay.</summary>
    public static Command InHeap(Command command) => Plainer(
        command,
        BufferKind.Heap,
        static (label, shape) => new HeapAllocate(label, shape),
        static (buffer, shape) => new HeapFree(buffer, shape));

    private static Command Plainer(
        Command command, BufferKind kind, Func<int, Shape, Command> take, Func<Place, Shape?, Command> give)
    {
        var described = Vocabulary.Of(command);
        if (described.Buffer <= kind)
            return command;
        var shape = described.LayoutOf(command)?.ToShape();
        return command is Maker maker
            ? take(maker.Label, shape!.Value)
            : give(described.GivenBack(command)!.Value, shape);
    }
}

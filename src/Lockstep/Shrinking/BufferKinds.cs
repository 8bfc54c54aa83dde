using Lockstep.Commands;

namespace Lockstep.Shrinking;

/// <summary>Replaces the kind of buffer that a command allocates or frees with a plainer one.</summary>
internal static class BufferKinds
{
    /// <summary>The command with a buffer of the pool, without the HAL; other commands are unchanged.</summary>
    public static Command InPool(Command command) => Plainer(
        command,
        BufferKind.Pool,
        static (label, shape) => new Allocate(label, shape),
        static (buffer, shape) => new Free(buffer, shape));

    /// <summary>The command with a buffer of the heap; other commands are unchanged.</summary>
    public static Command InHeap(Command command) => Plainer(
        command,
        BufferKind.Heap,
        static (label, shape) => new HeapAllocate(label, shape),
        static (buffer, shape) => new HeapFree(buffer, shape));

    private static Command Plainer(
        Command command, BufferKind kind, Func<int, Shape, Command> allocate, Func<Place, Shape?, Command> free)
    {
        var described = Vocabulary.Of(command);
        if (described.Buffer <= kind)
            return command;
        var shape = described.LayoutOf(command)?.ToShape();
        return command is Maker maker
            ? allocate(maker.Label, shape!.Value)
            : free(described.FreedBuffer(command)!.Value, shape);
    }
}

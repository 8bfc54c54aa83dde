using MemoryModel;

namespace Lockstep.Commands;

/// <summary>The ways to take a buffer, from the plainest to the one that does most.</summary>
internal enum BufferKind
{
    /// <summary>No buffer.</summary>
    None,

    /// <summary>Private memory of the guest's heap; also what only fills the pool.</summary>
    Heap,

    /// <summary>A buffer of the pool.</summary>
    Pool,

    /// <summary>Zeroed pages of the pool.</summary>
    Dma,

    /// <summary>A bounce buffer of the pool, with a copy.</summary>
    Bounce,
}

/// <summary>What a command does with a buffer: nothing, or one of the derived records.</summary>
/// <param name="Kind">How much it does; what fails with a plain kind has nothing to do with zeroing or copying.</param>
/// <param name="Layout">The layout that it asks for, or says; null where it says none.</param>
internal record BufferUse<T>(BufferKind Kind, Func<T, AskedLayout?> Layout)
    where T : Command
{
    /// <summary>A command that has to do with no buffer.</summary>
    public static implicit operator BufferUse<T>(None none) => new(BufferKind.None, static _ => null);
}

/// <summary>Takes a buffer, which later commands name by its label.</summary>
/// <param name="Kind">From where.</param>
/// <param name="Asked">What it asks for.</param>
internal sealed record Takes<T>(BufferKind Kind, Func<T, AskedLayout> Asked) : BufferUse<T>(Kind, it => Asked(it))
    where T : Maker;

/// <summary>Fills the pool for a layout and takes no buffer.</summary>
/// <param name="Asked">What it asks for.</param>
internal sealed record Fills<T>(Func<T, AskedLayout> Asked) : BufferUse<T>(BufferKind.Heap, it => Asked(it))
    where T : Command;

/// <summary>Gives a buffer back.</summary>
/// <param name="Kind">To where.</param>
/// <param name="Buffer">Which one.</param>
/// <param name="Said">The layout that it says; null for that of the maker.</param>
/// <param name="Makers">A maker, with each thing that this command says of the buffer true from the start.</param>
internal sealed record Gives<T>(
    BufferKind Kind, Func<T, Place> Buffer, Func<T, AskedLayout?> Said, Func<T, Maker, IEnumerable<Maker>> Makers)
    : BufferUse<T>(Kind, Said)
    where T : Command;

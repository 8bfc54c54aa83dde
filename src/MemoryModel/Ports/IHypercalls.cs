namespace MemoryModel.Ports;

/// <summary>Issues hypercalls.</summary>
public interface IHypercalls
{
    /// <summary>Issues a hypercall with at most one argument; the remaining ones are zero.</summary>
    /// <param name="function">The function number, see <see cref="HypercallFunction"/>.</param>
    /// <param name="argument">A guest physical address, or 0 if the function takes none.</param>
    /// <returns>The raw value of the first result register.</returns>
    long Call(HypercallFunction function, ulong argument);
}

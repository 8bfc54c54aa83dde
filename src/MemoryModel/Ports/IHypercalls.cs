namespace MemoryModel.Ports;

/// <summary>The way to the hypervisor: one call, one answer.</summary>
public interface IHypercalls
{
    /// <summary>Makes a hypercall with at most one argument (the others are zero).</summary>
    /// <param name="function">The function number, see <see cref="HypercallFunction"/>.</param>
    /// <param name="argument">A guest physical address, or 0 where the function has no argument.</param>
    /// <returns>The first result register, as it is.</returns>
    long Call(HypercallFunction function, ulong argument);
}

namespace Generators.Writing;

/// <summary>The forecast stage of a script.</summary>
internal enum Stage
{
    /// <summary>The boot is still to come.</summary>
    BeforeBoot,

    /// <summary>No pool is initialised.</summary>
    Fresh,

    /// <summary>The pool is open.</summary>
    Open,

    /// <summary>Everything is unshared.</summary>
    Closed,

    /// <summary>The tracker is disposed, or the boot has ended.</summary>
    Disposed,

    /// <summary>The boot failed; only the heap is left.</summary>
    Failed,
}

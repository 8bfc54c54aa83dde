namespace Generators.Writing;

/// <summary>How far a script is, as far as its writer can tell.</summary>
internal enum Stage
{
    /// <summary>The scenario boots, and has not yet.</summary>
    BeforeBoot,

    /// <summary>No pool was made.</summary>
    Fresh,

    /// <summary>The pool serves.</summary>
    Open,

    /// <summary>Everything was unshared.</summary>
    Closed,

    /// <summary>The tracker is gone, or the payload was entered.</summary>
    Disposed,

    /// <summary>The boot failed: nothing but the heap is left.</summary>
    Failed,
}

namespace Verify.Display;

/// <summary>How a verb ended.</summary>
internal enum Ending
{
    /// <summary>Everything that should run ran, and held.</summary>
    Held,

    /// <summary>There is a finding.</summary>
    Found,

    /// <summary>Nothing was found, but the input does not decide everything.</summary>
    Undecided,

    /// <summary>It was interrupted; what ran may have findings.</summary>
    Interrupted,

    /// <summary>It judged nothing, and did what it was asked.</summary>
    Done,
}

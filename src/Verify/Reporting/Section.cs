namespace Verify.Reporting;

/// <summary>A part of the report.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Command">The command that makes its result anew.</param>
internal sealed record Section(string Title, string Command)
{
    /// <summary>The verdict; null if nothing ran.</summary>
    public bool? Holds { get; init; }

    /// <summary>Whether it has no result here.</summary>
    public bool HasNotRun { get; init; }

    /// <summary>When it ran, of which commit, or that it did not; a sentence.</summary>
    public string When { get; init; } = string.Empty;

    /// <summary>The header of the table; none without one.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The rows of the table.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>Sentences.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Pictures as SVG, each with what it shows.</summary>
    public IReadOnlyList<(string Caption, string Svg)> Pictures { get; init; } = [];

    /// <summary>What failed.</summary>
    public IReadOnlyList<(string Name, string Text)> Failures { get; init; } = [];
}

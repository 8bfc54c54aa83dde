using System.Collections.Frozen;
using System.Collections.Immutable;
using Lockstep.Notation.Text;

namespace Lockstep.Scenarios;

/// <summary>A line of a file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">Its text, without a comment and spare blanks.</param>
public readonly record struct SourceLine(int Number, string Text)
{
    internal static SourceLine Of(TextParser line) => new(line.Line, string.Join(' ', line.Words));
}

/// <summary>Where the commands of a scenario stand in the file that they were read from.</summary>
/// <param name="File">The file.</param>
/// <param name="Lines">
/// The line of each command, null for one that no line states; empty for a binary file, which has no lines.
/// </param>
public sealed record SourceLines(string File, ImmutableArray<SourceLine?> Lines)
{
    /// <summary>The labels that are words of the file rather than the letters of their number.</summary>
    public FrozenDictionary<int, string> Labels { get; init; } = FrozenDictionary<int, string>.Empty;

    /// <summary>The line of each expected violation, by its rule.</summary>
    public FrozenDictionary<string, SourceLine> Violations { get; init; } =
        FrozenDictionary<string, SourceLine>.Empty;

    /// <summary>The place of a step, to print before a colon: the file and the line, or the step if none.</summary>
    /// <param name="step">The step, from 1.</param>
    public string PlaceOf(int step) =>
        LineOf(step) is { } line ? $"{File}:{line.Number}" : $"{File}, step {step}";

    /// <summary>The line of a step; null if it has none.</summary>
    /// <param name="step">The step, from 1.</param>
    public SourceLine? LineOf(int step) => step <= Lines.Length ? Lines[step - 1] : null;

    /// <summary>A label as the file has it.</summary>
    public string NameOf(int label) => Labels.GetValueOrDefault(label) ?? LabelText.Print(label);
}

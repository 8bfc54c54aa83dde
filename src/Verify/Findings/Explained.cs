using Lockstep.Judging;
using Lockstep.Scenarios;
using Verify.Display;

namespace Verify.Findings;

/// <summary>A failure, minimised and described.</summary>
/// <param name="Where">The row it belongs to.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Step">The first step that differs, from 1.</param>
/// <param name="Scenario">The shortest scenario that reproduces it.</param>
/// <param name="Text">The report.</param>
internal sealed record Explained(string Where, string Kind, int Step, Scenario Scenario, string Text)
{
    /// <summary>The file that the scenario was saved to; null if it was not saved.</summary>
    public string? File { get; init; }

    /// <summary>Why saving failed; null if it did not fail.</summary>
    public string? NotSaved { get; init; }

    /// <summary>A failure described by its shortest scenario.</summary>
    public static Explained By(Counterexample shrunk, string where) =>
        new(where, shrunk.Finding.Kind, shrunk.Finding.Step, shrunk.Shrunk, shrunk.Report);

    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(OneLine.Of($"FINDING in {Where}: {Kind}"));
        output.WriteLine();
        output.WriteLine(Text.TrimEnd());
        output.WriteLine();
        if (File is not null)
            output.WriteLine(OneLine.Of($"Saved; replay with: {Report.Tool} replay {ShellWord.Of(File)}"));
        if (NotSaved is not null)
            output.WriteLine(OneLine.Of($"Not saved: {NotSaved}"));
    }
}

using Lockstep.Judging;
using Lockstep.Scenarios;
using Verify.Display;

namespace Verify.Findings;

/// <summary>A failure made ready for a person.</summary>
/// <param name="Where">The row it belongs to.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Step">The step at which it does, from 1.</param>
/// <param name="Scenario">The shortest scenario that shows it.</param>
/// <param name="Text">The report.</param>
internal sealed record Explained(string Where, string Kind, int Step, Scenario Scenario, string Text)
{
    /// <summary>Where the scenario was saved; null where it was not.</summary>
    public string? File { get; init; }

    /// <summary>Why it was not saved; null where it was, or did not have to be.</summary>
    public string? NotSaved { get; init; }

    /// <summary>A failure explained by its shortest scenario.</summary>
    public static Explained By(Counterexample shrunk, string where) =>
        new(where, shrunk.Finding.Kind, shrunk.Finding.Step, shrunk.Shrunk, shrunk.Report);

    /// <summary>Prints it.</summary>
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
            output.WriteLine(OneLine.Of($"It could not be saved: {NotSaved}"));
    }
}

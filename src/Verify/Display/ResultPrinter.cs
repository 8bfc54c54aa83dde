using System.Globalization;
using Isolation;
using Lockstep.Judging;
using Lockstep.Subjects;

namespace Verify.Display;

/// <summary>Prints the result of a verb in the requested forms.</summary>
/// <param name="Around">The tool's environment.</param>
/// <param name="Verb">The verb.</param>
internal sealed record ResultPrinter(Surroundings Around, string Verb)
{
    /// <summary>The words of the command line, the verb included.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The options that decide what runs, each with its value; not those of a part or of a form.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Whether standard output is for the JSON document alone.</summary>
    public bool IsJson { get; init; }

    /// <summary>The JUnit file; null for none.</summary>
    public string? JUnit { get; init; }

    /// <summary>The seed; null if nothing is random.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Lines for a reader that are no findings.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The part of the job that runs.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>The stream for text.</summary>
    public TextWriter Lines => IsJson ? Around.Error : Around.Output;

    /// <summary>The command line of the job whose parts are merged; null for no merge.</summary>
    public string? Merged { get; init; }

    /// <summary>The exit code of a part that was interrupted; null for none.</summary>
    public int? InterruptedWith { get; init; }

    /// <summary>Whether the verb was interrupted.</summary>
    public bool Stopped => InterruptedWith is not null || Around.Stop.IsCancellationRequested;

    /// <summary>The command line that repeats the run: its words, and whatever else was chosen.</summary>
    public string Repeat
    {
        get
        {
            if (Merged is not null)
                return Merged;
            var whole = Seed is { } seed ? With("--seed", seed.ToString(CultureInfo.InvariantCulture)) : this;
            if (PatchedProduction.Defect is { } defect)
                whole = whole.With(PatchedProduction.Option, defect);
            return string.Join(' ', whole.Words.Select(ShellWord.Of).Prepend(Report.Tool));
        }
    }

    /// <summary>Adds an option to the line that repeats the run, unless it is there.</summary>
    public ResultPrinter With(string option, string value) =>
        Words.Contains(option, StringComparer.Ordinal) ? this : this with { Words = [.. Words, option, value] };

    /// <summary>Runs a verb that has nothing to show before its end; an interrupted one has a document too.</summary>
    public int Run(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (Stopped && (IsJson || JUnit is not null))
        {
            return Print([], [], Ending.Interrupted, output => output.WriteLine("Interrupted; nothing was checked."));
        }
    }

    /// <summary>Prints a result.</summary>
    /// <param name="rows">What ran.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="outcome">How it ended, unless it was interrupted.</param>
    /// <param name="text">Prints it for a reader.</param>
    /// <returns>The exit code.</returns>
    public int Print(
        IReadOnlyList<IRow> rows, IReadOnlyList<DocumentFinding> findings, Ending outcome, Action<TextWriter> text)
    {
        var ending = Stopped ? Ending.Interrupted : outcome;
        var document = new Document(Verb, ending, InterruptedWith ?? Around.CodeOf(ending), rows, findings)
        {
            Seed = Seed,
            Shard = Shard,
            Options = Options,
            Repeat = Repeat,
            Notes = Notes,
        };
        if (IsJson)
            document.PrintJson(Around.Output);
        else
            text(Around.Output);
        if (JUnit is not null)
            JUnitFile.Write(JUnit, document);
        Around.Keep?.Invoke(document);
        if (Around.Annotates)
            Annotations.Print(Lines, document);
        return document.ExitCode;
    }
}

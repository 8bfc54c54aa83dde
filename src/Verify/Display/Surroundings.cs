using Isolation;
using Lockstep.Subjects;
using Reference;
using Spectre.Console;

namespace Verify.Display;

/// <summary>The tool's environment, so that a test can run the whole tool in its own process.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Console">Draws tables and progress on standard output.</param>
/// <param name="Subjects">Creates the system under test.</param>
/// <param name="Stop">Requests an early stop.</param>
public sealed record Surroundings(
    TextWriter Output,
    TextWriter Error,
    IAnsiConsole Console,
    ISubjectFactory Subjects,
    CancellationToken Stop)
{
    /// <summary>Makes a judge, in a process of its own unless the subjects exist in this one only.</summary>
    public required Func<IJudge> NewJudge { get; init; }

    /// <summary>The exit code if a stop is requested: 128 plus the number of the signal.</summary>
    public Func<int> StopCode { get; init; } = () => ExitCode.Interrupted;

    /// <summary>Whether findings are annotations on a hosted CI, too.</summary>
    public bool Annotates { get; init; }

    /// <summary>Keeps a result for the report; null where none is kept, as in tests.</summary>
    internal Action<Document>? Keep { get; init; }

    /// <summary>The exit code of a verb that ended in a way.</summary>
    internal int CodeOf(Ending ending) => ending switch
    {
        Ending.Found => ExitCode.Found,
        Ending.Undecided => ExitCode.NotDecidable,
        Ending.Interrupted => StopCode(),
        _ => ExitCode.Held,
    };

    // Wide enough for any file name: without a terminal nothing wraps.
    private const int PlainWidth = 10_000;

    /// <summary>Whether output is interactive; otherwise there is no colour and no redrawing.</summary>
    public bool IsTerminal => Console.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Those of this process; plain if standard output is redirected.</summary>
    public static Surroundings OfProcess(ISubjectFactory subjects, CancellationToken stop)
    {
        var isolated = () => (IJudge)IsolatedJudge.OfTool(subjects: null, subjects.Name);
        var (output, error) = (Open(static () => System.Console.Out), Open(static () => System.Console.Error));
        var around = System.Console.IsOutputRedirected
            ? Plain(output, error, subjects, stop)
            : new Surroundings(
                new PrintableWriter(output), new PrintableWriter(error), AnsiConsole.Console, subjects, stop)
            {
                NewJudge = isolated,
            };
        return around with { NewJudge = isolated, Annotates = Annotations.AreShown };
    }

    /// <summary>For pipes, files and tests: plain text, and subjects in this process.</summary>
    public static Surroundings Plain(
        TextWriter output, TextWriter error, ISubjectFactory subjects, CancellationToken stop)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = PlainWidth;
        return new Surroundings(new PrintableWriter(output), new PrintableWriter(error), console, subjects, stop)
        {
            NewJudge = () => new LocalJudge(subjects),
        };
    }

    // A stream that the caller has closed takes nothing.
    private static TextWriter Open(Func<TextWriter> stream)
    {
        try
        {
            return stream();
        }
        catch (IOException)
        {
            return TextWriter.Null;
        }
    }
}

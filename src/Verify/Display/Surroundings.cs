using Lockstep.Subjects;
using Reference;
using Spectre.Console;

namespace Verify.Display;

/// <summary>
/// All that the tool takes from outside, so that a test can run it whole and in its own process.
/// </summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Console">Draws tables and progress on standard output.</param>
/// <param name="Subjects">Makes the implementation under test; a test gives a broken one to see a
/// finding.</param>
/// <param name="Stop">Asks for an early end.</param>
public sealed record Surroundings(
    TextWriter Output,
    TextWriter Error,
    IAnsiConsole Console,
    ISubjectFactory Subjects,
    CancellationToken Stop)
{
    // Wide enough for the name of any file: nothing wraps where there is no screen.
    private const int PlainWidth = 10_000;

    /// <summary>
    /// Whether a person watches; else there is neither colour nor anything that is drawn twice.
    /// </summary>
    public bool IsTerminal => Console.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>The process's own; plain where standard output is no terminal.</summary>
    /// <param name="subjects">Makes the implementation under test.</param>
    /// <param name="stop">Asks for an early end.</param>
    public static Surroundings OfProcess(ISubjectFactory subjects, CancellationToken stop) =>
        System.Console.IsOutputRedirected
            ? Plain(System.Console.Out, System.Console.Error, subjects, stop)
            : new Surroundings(System.Console.Out, System.Console.Error, AnsiConsole.Console, subjects, stop);

    /// <summary>For pipes, files and tests: text and line ends, nothing else.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="subjects">Makes the implementation under test.</param>
    /// <param name="stop">Asks for an early end.</param>
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
        return new Surroundings(output, error, console, subjects, stop);
    }
}

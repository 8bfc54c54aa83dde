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
    // Wide enough for any file name: without a terminal nothing wraps.
    private const int PlainWidth = 10_000;

    /// <summary>Whether output is interactive; otherwise there is no colour and no redrawing.</summary>
    public bool IsTerminal => Console.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Those of this process; plain if standard output is redirected.</summary>
    public static Surroundings OfProcess(ISubjectFactory subjects, CancellationToken stop) =>
        System.Console.IsOutputRedirected
            ? Plain(System.Console.Out, System.Console.Error, subjects, stop)
            : new Surroundings(System.Console.Out, System.Console.Error, AnsiConsole.Console, subjects, stop);

    /// <summary>For pipes, files and tests: plain text without control sequences.</summary>
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

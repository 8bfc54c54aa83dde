using CliWrap;

namespace Processes;

/// <summary>Runs programs in this process's terminal, so the user sees progress and can interrupt them.</summary>
public static class Foreground
{
    /// <summary>Runs a program to completion.</summary>
    /// <param name="command">The program.</param>
    /// <param name="stop">Kills it early, with its descendants.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="ProcessError">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static int Run(Command command, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(command);
        var task = ProcessError.Guard(
            command,
            () => command.WithValidation(CommandResultValidation.None).ExecuteAsync(
                start =>
                {
                    start.RedirectStandardInput = false;
                    start.RedirectStandardOutput = false;
                    start.RedirectStandardError = false;
                },
                null,
                stop,
                CancellationToken.None));
        return task.GetAwaiter().GetResult().ExitCode;
    }
}

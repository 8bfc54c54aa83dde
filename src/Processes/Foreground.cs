using System.ComponentModel;
using System.Diagnostics;
using CliWrap;

namespace Processes;

/// <summary>Runs programs in this process's terminal, so the user sees progress and can interrupt them.</summary>
public static class Foreground
{
    /// <summary>Runs a program to completion.</summary>
    /// <param name="command">The program.</param>
    /// <param name="isQuiet">Whether its output goes to standard error; standard output is for a document.</param>
    /// <param name="stop">Kills it early, with its descendants.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="ProcessError">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static int Run(Command command, bool isQuiet, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(command);
        var piped = isQuiet
            ? command.WithStandardOutputPipe(PipeTarget.ToStream(Console.OpenStandardError()))
            : command;
        var task = ProcessError.Guard(
            command,
            () => piped.WithValidation(CommandResultValidation.None).ExecuteAsync(
                start =>
                {
                    start.RedirectStandardInput = false;
                    start.RedirectStandardOutput = isQuiet;
                    start.RedirectStandardError = false;
                },
                null,
                stop,
                CancellationToken.None));

        // A process that ends before its stop request has come through must not leave it running.
        void End(object? sender, EventArgs ending) => Kill(task.ProcessId);
        AppDomain.CurrentDomain.ProcessExit += End;
        try
        {
            return task.GetAwaiter().GetResult().ExitCode;
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= End;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }
}

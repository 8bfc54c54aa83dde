using System.ComponentModel;
using CliWrap;

namespace Processes;

/// <summary>A program could not be started; the message names it and gives the system's reason.</summary>
/// <param name="message">One line.</param>
/// <param name="cause">What the system reported.</param>
public sealed class ProcessError(string message, Exception cause) : Exception(message, cause)
{
    /// <summary>Starts a program.</summary>
    /// <exception cref="ProcessError">The system cannot start it.</exception>
    internal static T Guard<T>(Command command, Func<T> start)
    {
        try
        {
            return start();
        }
        catch (Win32Exception error)
        {
            var reason = (error.InnerException ?? error).Message;
            throw new ProcessError($"'{command.TargetFilePath}' cannot be started: {reason}", error);
        }
    }
}

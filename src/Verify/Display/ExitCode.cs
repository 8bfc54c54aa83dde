namespace Verify.Display;

/// <summary>The exit codes of the tool.</summary>
public static class ExitCode
{
    /// <summary>Everything that ran held.</summary>
    public const int Held = 0;

    /// <summary>There is a finding.</summary>
    public const int Found = 1;

    /// <summary>Wrong usage, or a file that cannot be read or written.</summary>
    public const int Usage = 2;

    /// <summary>Nothing is wrong as far as the input shows, but lines that would decide it are missing.</summary>
    public const int NotDecidable = 3;

    /// <summary>Interrupted by SIGINT; by another signal, 128 plus its number.</summary>
    public const int Interrupted = 130;

    /// <summary>Interrupted by SIGTERM.</summary>
    public const int Terminated = 143;
}

namespace Processes;

/// <summary>How a child process ended.</summary>
/// <param name="Code">Its exit code; null where it was killed at its time limit.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record ProcessEnd(int? Code, string Output, string Error)
{
    /// <summary>The first line it printed, standard error first; its exit code where it printed nothing.</summary>
    public string FirstLine =>
        $"{Error}\n{Output}".Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(Code is null ? "it printed nothing" : $"exit code {Code}");
}

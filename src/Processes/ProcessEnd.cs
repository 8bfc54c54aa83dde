namespace Processes;

/// <summary>How a child process ended.</summary>
/// <param name="Code">Its exit code, or null if it was killed.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record ProcessEnd(int? Code, string Output, string Error)
{
    /// <summary>The first line of its standard error, else of its output, else its exit code.</summary>
    public string FirstLine =>
        $"{Error}\n{Output}".Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(Code is null ? "killed without output" : $"exit code {Code}");
}

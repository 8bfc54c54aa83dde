namespace Mutation;

/// <summary>An unusable catalogue, patch, report, ledger or run; the message is one line and actionable.</summary>
/// <param name="message">The message.</param>
/// <param name="cause">The cause, if any.</param>
public class StrengthError(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Several errors.</summary>
public sealed class StrengthErrors(IReadOnlyList<string> lines) : StrengthError(string.Join('\n', lines))
{
    /// <summary>The messages.</summary>
    public IReadOnlyList<string> Lines => lines;
}

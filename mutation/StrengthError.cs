namespace Mutation;

/// <summary>
/// A catalogue, a patch, a report, a ledger or a run that cannot be used; the message is a one-line, actionable one.
/// </summary>
/// <param name="message">The line.</param>
/// <param name="cause">What was thrown below, if anything.</param>
public class StrengthError(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Several errors at once.</summary>
/// <param name="lines">A message each.</param>
public sealed class StrengthErrors(IReadOnlyList<string> lines) : StrengthError(string.Join('\n', lines))
{
    /// <summary>The messages.</summary>
    public IReadOnlyList<string> Lines => lines;
}

namespace Mutation.Scores;

/// <summary>An input of the instruments that cannot be used: one line that names the file and what was expected.</summary>
/// <param name="message">The line.</param>
/// <param name="cause">What was thrown below, where something was.</param>
public sealed class StrengthError(string message, Exception? cause = null) : Exception(message, cause);

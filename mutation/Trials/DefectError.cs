namespace Mutation.Trials;

/// <summary>
/// A catalogue, a patch or a tool that cannot be used; its message is the one line that a person needs to mend it.
/// </summary>
public class DefectError(string message) : Exception(message);

/// <summary>Several entries that cannot be run; the message has a line for each.</summary>
public sealed class DefectsError(IReadOnlyList<string> lines) : DefectError(string.Join('\n', lines));

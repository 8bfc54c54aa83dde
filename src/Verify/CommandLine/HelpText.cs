namespace Verify.CommandLine;

/// <summary>The help of a verb: what it does, its exit codes, and examples.</summary>
internal static class HelpText
{
    /// <summary>What begins the line of exit codes.</summary>
    public const string Codes = "Exit code: ";

    /// <summary>What begins the examples, of which each is a line.</summary>
    public const string Examples = "Examples:";

    /// <summary>The text.</summary>
    /// <param name="what">What the verb does.</param>
    /// <param name="codes">Its exit codes, except those of an interrupted run, which all verbs share.</param>
    /// <param name="examples">Command lines.</param>
    public static string Of(string what, string codes, params IEnumerable<string> examples) => $"""
        {what}

        {Codes}{codes},
        130 if interrupted by SIGINT (Ctrl-C), 143 if terminated by SIGTERM.

        {Examples}
        {string.Join('\n', examples.Select(example => $"  {example}"))}
        """;
}

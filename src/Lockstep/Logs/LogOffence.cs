namespace Lockstep.Logs;

/// <summary>A line of a log that contradicts a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Sentence">How the line breaks the rule.</param>
/// <param name="Conflicts">The earlier lines that it contradicts, the nearest cause first.</param>
public sealed record LogOffence(LogRule Rule, int Line, string Sentence, IReadOnlyList<LogConflict> Conflicts)
{
    /// <summary>The text of the line; empty where nobody asked for it.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>
    /// The one line that, had the log lost it, would explain this as well; null if no single lost line would.
    /// </summary>
    public string? LostLine { get; internal set; }
}

/// <summary>An earlier line that an offence contradicts.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="What">What it did, as a clause without a subject: <c>shared 0x1000..0x2000</c>.</param>
public readonly record struct LogConflict(int Line, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line} {What}";
}

/// <summary>A rule that logs are judged by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Promise">
/// The promise in docs/promises.md that it enforces; 0 for a rule of the kernel's DMA API.
/// </param>
/// <param name="Sentence">The rule, as a sentence.</param>
public sealed record LogRule(string Name, int Promise, string Sentence);

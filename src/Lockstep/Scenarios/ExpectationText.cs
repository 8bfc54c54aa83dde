using System.Collections.Frozen;
using Lockstep.Notation.Text;
using Lockstep.Safety;

namespace Lockstep.Scenarios;

/// <summary>
/// The text form of expectations: <c>expect ANSWER</c> at the end of a command's line, and <c>expect violation RULE</c>
/// on a line of its own.
/// </summary>
internal static class ExpectationText
{
    /// <summary>The word before an answer.</summary>
    public const string Keyword = "expect";

    /// <summary>The words before a rule.</summary>
    public const string ViolationKeyword = "expect violation";

    /// <summary>Any answer in a grammar.</summary>
    public const string Placeholder = "ANSWER";

    /// <summary>Any rule in a grammar.</summary>
    public const string RulePlaceholder = "RULE";

    /// <summary>The grammar of an expected answer, at the end of a line.</summary>
    public const string Grammar = $"{Keyword} {Placeholder}";

    /// <summary>The grammar of the line of an expected violation.</summary>
    public const string ViolationGrammar = $"{ViolationKeyword} {RulePlaceholder}";

    private const string OkWord = "ok";
    private const string IdleWord = "idle";
    private const char Separator = '/';
    private const string ErrorPlaceholder = "ERROR";
    private static readonly string Reason = EnumText<RebootReason>.Placeholder;

    private static readonly FrozenDictionary<string, Error> Errors = NamesOf<Error>();
    private static readonly FrozenDictionary<string, RebootReason> Reasons = NamesOf<RebootReason>();

    /// <summary>The grammar of an answer: one of these.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    [
        OkWord, IdleWord, Notation.Text.Placeholder.Address, ErrorPlaceholder, Reason, $"{Reason}/{ErrorPlaceholder}",
    ];

    private static readonly string Expected =
        $"{string.Join(" | ", Forms)}, where {Reason} is {string.Join(" | ", Reasons.Keys.Order())}, "
            + $"and {ErrorPlaceholder} is {string.Join(" | ", Errors.Keys.Order())}";

    private static readonly string[] Rules = [.. SafetyRule.All.Select(rule => rule.Name)];

    /// <summary>The word for an expected answer.</summary>
    public static string Print(ExpectedAnswer expected) => expected switch
    {
        { IsIdle: true } => IdleWord,
        { Address: { } address } => NumberText.Address(address),
        { Error: Error.None, Reason: RebootReason.None } => OkWord,
        { Error: Error.None } => $"{expected.Reason}",
        { Reason: RebootReason.None } => $"{expected.Error}",
        _ => $"{expected.Reason}{Separator}{expected.Error}",
    };

    /// <summary>Reads the end of a command's line, if it has one.</summary>
    public static ExpectedAnswer? Read(TextParser line)
    {
        if (!line.TryKeyword(Keyword))
            return null;
        if (line.Next is not { } word || Parse(word) is not { } expected)
            throw line.Unexpected(Expected);
        line.Require(word);
        return expected;
    }

    /// <summary>Reads the rest of the line of an expected violation.</summary>
    /// <returns>The name of the rule.</returns>
    public static string ReadRule(TextParser line)
    {
        if (line.Next is not { } word || !Rules.Contains(word, StringComparer.Ordinal))
            throw line.Unexpected($"a rule of the safety monitor: {string.Join(" | ", Rules)}");
        line.Require(word);
        line.End();
        return word;
    }

    // Null for another word.
    private static ExpectedAnswer? Parse(string word) => word switch
    {
        OkWord => ExpectedAnswer.Ok,
        IdleWord => ExpectedAnswer.Idle,
        _ when Errors.TryGetValue(word, out var error) => new ExpectedAnswer(error),
        _ when Reasons.TryGetValue(word, out var reason) => new ExpectedAnswer(Reason: reason),
        _ when word.Split(Separator) is [var first, var second]
            && Reasons.TryGetValue(first, out var reason)
            && Errors.TryGetValue(second, out var error) => new ExpectedAnswer(error, reason),
        _ when NumberText.TryParse(word, out var address) => new ExpectedAnswer(Address: address),
        _ => null,
    };

    private static FrozenDictionary<string, T> NamesOf<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Skip(1).ToFrozenDictionary(value => $"{value}", StringComparer.Ordinal);
}

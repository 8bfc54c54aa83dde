using System.CommandLine;
using System.CommandLine.Parsing;
using Fuzz.Engines;

namespace Verify.CommandLine;

/// <summary>The option <c>--engine</c>.</summary>
internal static class EngineOption
{
    private static readonly string Names = string.Join(", ", EngineNames.All);

    /// <summary>The option.</summary>
    public static Option<EngineKind?> Create() => new("--engine")
    {
        Description = $"What makes the inputs: {Names}. AFL++ and libFuzzer must be installed. [default: embedded]",
        HelpName = "NAME",
        CustomParser = Parse,
    };

    private static EngineKind? Parse(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;
        if (EngineNames.Find(word) is { } engine)
            return engine;
        result.AddError($"'{word}' is no value for --engine, which takes {Names}.");
        return null;
    }
}

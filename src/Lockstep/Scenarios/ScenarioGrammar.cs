using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Notation.Text;
using Lockstep.Platforms;

namespace Lockstep.Scenarios;

/// <summary>The grammar of each kind of line, derived from the fields that parse it.</summary>
internal static class ScenarioGrammar
{
    /// <summary>The line of a fault.</summary>
    public static string Fault { get; } =
        Grammar.Of(ScenarioText.FaultWord, static to => PlatformFields.Describe(to, default(Fault)));

    /// <summary>The line of a platform of the same kind.</summary>
    public static string Of(Platform platform) =>
        Grammar.Of(ScenarioText.PlatformWord, to => PlatformFields.Describe(to, platform));

    /// <summary>The line of a command.</summary>
    public static string Of(CommandDescription described) => Grammar.Of(
        described.Prototype is Maker ? $"{Placeholder.Label} = {described.Name}" : described.Name,
        to => described.Notate(to, described.Prototype));
}

using System.Text.Json;
using Lockstep.Logs;
using Verify.Display;

namespace Verify.Checking;

/// <summary>
/// Offences as a SARIF 2.1.0 file, the form of findings that code hosts show beside lines; see
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
/// </summary>
internal static class SarifFile
{
    private const string Schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>Writes the file.</summary>
    public static void Write(string path, IReadOnlyList<(string Name, LogVerdict Verdict)> logs)
    {
        var document = new Dictionary<string, object>
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new[] { Run(logs) },
        };
        File.WriteAllText(path, JsonSerializer.Serialize(document, JsonText.Form) + "\n");
    }

    private static object Run(IReadOnlyList<(string Name, LogVerdict Verdict)> logs) => new
    {
        Tool = new
        {
            Driver = new
            {
                ToolVersion.OfThis.Name,
                ToolVersion.OfThis.Version,
                Rules = logs.SelectMany(log => log.Verdict.Rules).Select(it => it.Rule).Distinct().Select(rule => new
                {
                    Id = rule.Name,
                    ShortDescription = new { Text = rule.Sentence },
                }),
            },
        },
        Results = logs.SelectMany(log => log.Verdict.Offences.Select(offence => Result(log.Name, offence))),
    };

    private static object Result(string log, LogOffence offence) => new
    {
        RuleId = offence.Rule.Name,
        Level = "error",
        Message = new { Text = offence.Sentence },
        Locations = new[] { Location(log, offence.Line, null) },
        RelatedLocations = offence.Conflicts.Select(it => Location(log, it.Line, $"line {it.Line} {it.What}")),
    };

    private static object Location(string log, int line, string? message)
    {
        var physical = new
        {
            ArtifactLocation = new { Uri = Uri.EscapeDataString(log).Replace("%2F", "/", StringComparison.Ordinal) },
            Region = new { StartLine = line },
        };
        return message is null
            ? new { PhysicalLocation = physical }
            : new { PhysicalLocation = physical, Message = new { Text = message } };
    }
}

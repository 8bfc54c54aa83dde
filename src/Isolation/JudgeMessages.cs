using System.Text.Json;
using System.Text.Json.Serialization;
using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Isolation;

/// <summary>An order to a judge's process, a line of JSON: a scenario to run, or a search.</summary>
internal sealed record OrderMessage(
    string? Scenario = null,
    ulong?[]? Expected = null,
    bool WithText = false,
    bool WithSteps = false,
    bool WithRefusals = false,
    SearchOrder? Search = null)
{
    public static OrderMessage Of(RunOrder order) =>
        new(ScenarioText.Print(order.Scenario), [.. order.Expected], order.WithText)
        {
            WithRefusals = order.WithRefusals,
        };

    public RunOrder ToRun() =>
        new(ScenarioText.Parse(Scenario!))
        {
            Expected = [.. Expected ?? []],
            WithText = WithText,
            WithRefusals = WithRefusals,
        };
}

/// <summary>An event of a judge's process, a line of JSON.</summary>
internal sealed record EventMessage(
    RunReport? Ran = null,
    StepSummary? Saw = null,
    IReadOnlyList<PlatformCount>? Counts = null,
    SearchFailure? Failed = null,
    bool Done = false);

/// <summary>Messages as lines.</summary>
internal static class JudgeMessages
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static string ToLine<T>(T message) => JsonSerializer.Serialize(message, Form);

    public static T Parse<T>(string line) => JsonSerializer.Deserialize<T>(line, Form)!;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lockstep.Scenarios;

namespace Mutation.Trials;

/// <summary>How a trial ended.</summary>
public enum TrialEnd
{
    /// <summary>Everything held until the budget was spent.</summary>
    Held,

    /// <summary>A check failed.</summary>
    Found,

    /// <summary>A scenario did not end.</summary>
    DidNotEnd,

    /// <summary>A scenario crashed the process.</summary>
    Died,
}

/// <summary>A worker's report on a trial.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Property">The property that failed, if any.</param>
/// <param name="What">The difference, or how the process ended; null if everything held.</param>
/// <param name="Commands">The number of commands run.</param>
/// <param name="Seconds">Seconds from the first scenario to the end, shrinking excluded.</param>
/// <param name="Original">The text of the failing scenario.</param>
/// <param name="Shrunk">The text of the shortest scenario with the same failure.</param>
public sealed record TrialReport(
    TrialEnd End,
    string? Property = null,
    string? What = null,
    long Commands = 0,
    double Seconds = 0,
    string? Original = null,
    string? Shrunk = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether the defect was detected.</summary>
    [JsonIgnore]
    public bool IsDetection => End != TrialEnd.Held;

    /// <summary>The shrunk scenario, if any.</summary>
    [JsonIgnore]
    public Scenario? ShrunkScenario => Shrunk is null ? null : ScenarioText.Parse(Shrunk, "shrunk");

    /// <summary>Parses a report; null if the line is none.</summary>
    public static TrialReport? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TrialReport>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The report on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);
}

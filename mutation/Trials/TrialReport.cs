using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lockstep.Scenarios;

namespace Mutation.Trials;

/// <summary>How a trial ended.</summary>
public enum TrialEnd
{
    /// <summary>All held until the budget was used up.</summary>
    Held,

    /// <summary>A check failed.</summary>
    Found,

    /// <summary>A scenario did not come to its end.</summary>
    DidNotEnd,

    /// <summary>A scenario ended the process.</summary>
    Died,
}

/// <summary>A worker's report on a trial.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Property">The property that failed; null where none did.</param>
/// <param name="What">What differed, or how it ended; null where all held.</param>
/// <param name="Commands">Commands run up to the end.</param>
/// <param name="Seconds">Seconds from the first scenario to the end, shrinking excluded.</param>
/// <param name="Original">The text of the scenario that failed.</param>
/// <param name="Shrunk">The text of the shortest scenario found that fails alike.</param>
public sealed record TrialReport(
    TrialEnd End,
    string? Property = null,
    string? What = null,
    long Commands = 0,
    double Seconds = 0,
    string? Original = null,
    string? Shrunk = null)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether the defect came to light.</summary>
    [JsonIgnore]
    public bool IsDetection => End != TrialEnd.Held;

    /// <summary>The shrunk scenario; null where there is none.</summary>
    [JsonIgnore]
    public Scenario? ShrunkScenario => Shrunk is null ? null : ScenarioText.Parse(Shrunk, "shrunk");

    /// <summary>Parses a line; null where it is not a report.</summary>
    public static TrialReport? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TrialReport>(line, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The report on a line of its own.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Form);
}

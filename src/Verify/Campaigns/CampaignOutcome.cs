using Fuzz.Campaigns;
using Fuzz.Engines;
using MemoryModel;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>The outcome of <c>verify campaign</c>.</summary>
/// <param name="Order">The request.</param>
/// <param name="Result">The result.</param>
/// <param name="Stopped">Whether it was stopped early.</param>
internal sealed record CampaignOutcome(CampaignOrder Order, CampaignResult Result, bool Stopped)
{
    /// <summary>Prints a table and the verdict.</summary>
    /// <returns>The exit code.</returns>
    public int Print(Surroundings around)
    {
        if (Result.Canary is null && !Stopped)
        {
            var time = $"{Campaign.CanaryTime.TotalSeconds:0} s";
            around.Output.WriteLine($"BLIND: the planted bug was not found in {time}; no target was run.");
            return ExitCode.Found;
        }

        if (Result.Phases.Count > 0)
            TableFrame.Print(around, isTight => CampaignTable.Of(Result.Phases, isTight));
        around.Output.WriteLine(Wording.Verdict(
            Holds ? Stopped ? "no finding in what ran." : "All held." : Faults, Stopped));
        return Holds ? ExitCode.Held : ExitCode.Found;
    }

    private bool Holds => Result.Findings + Result.Unexplained + Result.Repeated + Result.GivenUp.Count == 0;

    private string Faults => string.Concat(
        Result.GivenUp.Count == 0 ? "" : $"Gave up on {string.Join(", ", Result.GivenUp)}: workers die at once. ",
        Result.Unexplained == 0 ? "" : $"{Wording.Count(Result.Unexplained, "failing input")} not explained yet, and ",
        Result.Repeated == 0 ? "" : $"{Wording.Count(Result.Repeated, "failing input")} of known causes, and ",
        $"{Wording.Count(Result.Findings, "finding")}; see {OneLine.Of(Path.Combine(Order.Folder, "findings"))}");
}

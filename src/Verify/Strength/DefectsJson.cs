using Mutation.Trials;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The JSON document of <c>verify defects</c>. Other programs rely on the names.</summary>
internal static class DefectsJson
{
    /// <summary>Prints the document and a line end.</summary>
    public static void Print(TextWriter output, DefectsOutcome outcome) => JsonText.Print(output, new
    {
        outcome.AsExpected,
        outcome.Stopped,
        outcome.Job.Seed,
        Defects = outcome.Results.Select(Defect),
    });

    private static object Defect(DefectResult result) => new
    {
        Name = result.Defect.FullName,
        result.Defect.Header.Title,
        result.Defect.Header.Part,
        result.Defect.IsCanary,
        result.Complaints,
        KnownLength = result.Known?.Length,
        KnownFails = result.Known?.OnPatched.IsDetection,
        Commands = result.SpreadOf(trial => trial.Report.Commands),
        Seconds = result.SpreadOf(trial => trial.Report.Seconds),
        ShrunkLength = result.SpreadOf(trial => trial.ShrunkLength),
        Trials = result.Trials.Select(Trial),
    };

    private static object Trial(Trial trial) => new
    {
        trial.Seed,
        trial.Reached,
        trial.Triggered,
        trial.Detected,
        By = trial.Report.Property,
        trial.Report.What,
        trial.Report.Commands,
        trial.Report.Seconds,
        trial.ShrunkLength,
        trial.Report.Shrunk,
    };
}

using System.Text.Json;
using Fuzz.Instrumentation;
using Lockstep.Subjects;

namespace Fuzz.Engines.Embedded;

/// <summary>What a parent tells a worker to do.</summary>
/// <param name="Folder">The worker's folder.</param>
/// <param name="Target">The target's name.</param>
/// <param name="Seed">Decides every change.</param>
/// <param name="Time">The longest that it runs.</param>
/// <param name="Executions">The most that it executes.</param>
/// <param name="Corpus">A folder of inputs to begin with beside the target's own; null for none.</param>
public sealed record WorkerOrder(
    string Folder,
    string Target,
    int Seed,
    TimeSpan Time,
    long Executions = long.MaxValue,
    string? Corpus = null)
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "campaign-worker";

    /// <summary>The word that <see cref="Parse"/> reads.</summary>
    public string ToWord() => JsonSerializer.Serialize(this);

    /// <summary>Does what the order says, in the instrumented copy of the tool.</summary>
    /// <param name="subjects">Makes the implementation under test.</param>
    public void Run(ISubjectFactory subjects)
    {
        using var held = ToolInUse.Hold();
        using var worker = new CampaignWorker(this, TargetSet.Find(Target, subjects)!);
        worker.Run();
    }

    /// <summary>The order in the word of a parent.</summary>
    public static WorkerOrder Parse(string word) => JsonSerializer.Deserialize<WorkerOrder>(word)!;
}

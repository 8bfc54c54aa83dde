using System.Text.Json;
using Fuzz.Instrumentation;
using Lockstep.Subjects;

namespace Fuzz.Engines.Embedded;

/// <summary>The request of a parent to a worker.</summary>
/// <param name="Folder">The worker's folder.</param>
/// <param name="Target">The target's name.</param>
/// <param name="Seed">Determines every mutation.</param>
/// <param name="Time">The time limit.</param>
/// <param name="Executions">The execution limit.</param>
/// <param name="Corpus">A folder of further seeds; null for none.</param>
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

    /// <summary>The argument that <see cref="Parse"/> reads.</summary>
    public string ToWord() => JsonSerializer.Serialize(this);

    /// <summary>Runs the worker, in the instrumented copy of the tool.</summary>
    /// <param name="subjects">Creates the system under test.</param>
    public void Run(ISubjectFactory subjects)
    {
        using var held = ToolInUse.Hold();
        using var worker = new CampaignWorker(this, TargetSet.Find(Target, subjects)!);
        worker.Run();
    }

    /// <summary>The order in the argument of a parent.</summary>
    public static WorkerOrder Parse(string word) => JsonSerializer.Deserialize<WorkerOrder>(word)!;
}

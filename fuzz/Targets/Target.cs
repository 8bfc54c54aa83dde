using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>A fuzz target: runs bytes on the system under test.</summary>
/// <param name="name">Its name on the command line and in the campaign's folder.</param>
/// <param name="weight">Its share of a campaign's time, relative to the others.</param>
/// <param name="subjects">Creates the system under test.</param>
public abstract class Target(string name, int weight, ISubjectFactory subjects)
{
    /// <summary>Its name on the command line and in the campaign's folder.</summary>
    public string Name => name;

    /// <summary>Its share of a campaign's time, relative to the others.</summary>
    public int Weight => weight;

    /// <summary>Creates the system under test.</summary>
    public ISubjectFactory Subjects => subjects;

    /// <summary>The seeds.</summary>
    public virtual IEnumerable<byte[]> Seeds => SeedFiles.InputsOf(name);

    /// <summary>Byte strings to insert into inputs.</summary>
    public virtual IReadOnlyList<byte[]> Dictionary => [];

    /// <summary>Compiles what runs before the first command, if a comparison of searches must not count it.</summary>
    public virtual void WarmUp()
    {
    }

    /// <summary>The outcomes of the commands of an input in the model, such as <c>Refill NoMemory</c>.</summary>
    public virtual IEnumerable<string> OutcomesOf(ReadOnlySpan<byte> input) => [];

    /// <summary>The scenario that runs on an input; null if its inputs are other data.</summary>
    public virtual Scenario? ScenarioIn(ReadOnlySpan<byte> input) => null;

    /// <summary>
    /// The number of commands in an input in binary form, of which its scenario has the first
    /// <see cref="Caps.Commands"/>; 0 for other data.
    /// </summary>
    public virtual long WrittenIn(ReadOnlySpan<byte> input) => 0;

    /// <summary>Runs one input.</summary>
    /// <returns>The finding, or null if all held. Any exception is a finding too.</returns>
    public abstract TargetFinding? Run(ReadOnlySpan<byte> input);
}

/// <summary>A finding of a target.</summary>
/// <param name="Cause">The cause, as far as it is known before minimising.</param>
/// <param name="Text">The report.</param>
/// <param name="Scenario">The scenario that reproduces it in lockstep; null if there is none.</param>
public sealed record TargetFinding(string Cause, string Text, Scenario? Scenario = null)
{
    /// <summary>An input that a worker never ends.</summary>
    public static TargetFinding Hang { get; } = new("worker hangs", "A worker hangs on this input.\n");
}

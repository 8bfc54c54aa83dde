using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>Something that bytes are run on.</summary>
/// <param name="name">Its name on the command line and in the campaign's folder.</param>
/// <param name="weight">The share of a campaign's time that it gets, relative to the others.</param>
/// <param name="subjects">Makes the implementation under test.</param>
public abstract class Target(string name, int weight, ISubjectFactory subjects)
{
    /// <summary>Its name on the command line and in the campaign's folder.</summary>
    public string Name => name;

    /// <summary>The share of a campaign's time that it gets, relative to the others.</summary>
    public int Weight => weight;

    /// <summary>Makes the implementation under test.</summary>
    public ISubjectFactory Subjects => subjects;

    /// <summary>What a search begins with.</summary>
    public virtual IEnumerable<byte[]> Seeds => SeedFiles.InputsOf(name);

    /// <summary>Byte strings worth putting anywhere into an input.</summary>
    public virtual IReadOnlyList<byte[]> Dictionary => [];

    /// <summary>
    /// Has compiled what runs before the first command, where a comparison would count that as time of the search.
    /// </summary>
    public virtual void WarmUp()
    {
    }

    /// <summary>How the commands of an input end in the model: names such as <c>Refill NoMemory</c>.</summary>
    public virtual IEnumerable<string> OutcomesOf(ReadOnlySpan<byte> input) => [];

    /// <summary>Runs one input.</summary>
    /// <returns>What is wrong, or null where all held. Whatever it throws is a finding too.</returns>
    public abstract TargetFinding? Run(ReadOnlySpan<byte> input);
}

/// <summary>What a target found.</summary>
/// <param name="Cause">The same cause gives the same words, as far as can be told before shrinking.</param>
/// <param name="Text">What a person reads.</param>
/// <param name="Scenario">The scenario that shows it in lockstep; null where there is none.</param>
public sealed record TargetFinding(string Cause, string Text, Scenario? Scenario = null);

using Lockstep;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>Something that bytes are tried on.</summary>
public interface ITarget
{
    /// <summary>Its name on the command line and in the campaign's folder.</summary>
    string Name { get; }

    /// <summary>The share of a campaign's time that it gets, beside those of the others.</summary>
    int Weight { get; }

    /// <summary>The implementation that it tries.</summary>
    ISubjectFactory Subjects { get; }

    /// <summary>What a search begins with.</summary>
    IEnumerable<byte[]> Seeds { get; }

    /// <summary>Byte strings worth putting anywhere into an input.</summary>
    IReadOnlyList<byte[]> Dictionary { get; }

    /// <summary>
    /// Has compiled what runs before the first command, where a comparison would count that as time of the search.
    /// </summary>
    void WarmUp()
    {
    }

    /// <summary>How the commands of an input end in the model: names such as <c>Refill NoMemory</c>.</summary>
    IEnumerable<string> OutcomesOf(ReadOnlySpan<byte> input) => [];

    /// <summary>Tries one input.</summary>
    /// <returns>What is wrong, or null where all held. Whatever it throws is a finding too.</returns>
    TargetFinding? Run(ReadOnlySpan<byte> input);
}

/// <summary>What a target found.</summary>
/// <param name="Cause">The same cause gives the same words, as far as can be told before shrinking.</param>
/// <param name="Text">What a person reads.</param>
/// <param name="Scenario">The scenario that shows it in lockstep; null where there is none.</param>
public sealed record TargetFinding(string Cause, string Text, Scenario? Scenario = null);

namespace Mutation.Trials;

/// <summary>The words by which a parent calls its workers.</summary>
public static class TrialVerb
{
    /// <summary>The hidden verb.</summary>
    public const string Name = "defect-trial";

    /// <summary>The seed of a search.</summary>
    public const string Seed = "--seed";

    /// <summary>The budget of a search in commands.</summary>
    public const string MaxCommands = "--max-commands";

    /// <summary>The file for a search's notes.</summary>
    public const string Note = "--note";

    /// <summary>
    /// Who searches, where it is not the generators; what it leaves goes into the note's name with <c>.folder</c>
    /// behind.
    /// </summary>
    public const string By = "--by";

    /// <summary>The scenario to replay; without it a search runs.</summary>
    public const string Scenario = "--scenario";
}

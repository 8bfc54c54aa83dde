namespace Mutation.Trials;

/// <summary>The command line by which the tool starts its workers.</summary>
public static class TrialVerb
{
    /// <summary>The hidden verb.</summary>
    public const string Name = "defect-trial";

    /// <summary>The seed of a search.</summary>
    public const string Seed = "--seed";

    /// <summary>The budget of a search in commands.</summary>
    public const string MaxCommands = "--max-commands";

    /// <summary>The file for notes of progress.</summary>
    public const string Note = "--note";

    /// <summary>
    /// The searcher, if not the suite's generators; its output goes to the folder named like the note plus
    /// <c>.folder</c>.
    /// </summary>
    public const string By = "--by";

    /// <summary>The scenario to replay instead of a search.</summary>
    public const string Scenario = "--scenario";
}

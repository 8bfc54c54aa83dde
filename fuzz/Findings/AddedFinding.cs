namespace Fuzz.Findings;

/// <summary>What a failing input added to the findings.</summary>
internal enum FindingNews
{
    /// <summary>A cause that no target has shown.</summary>
    Finding,

    /// <summary>A cause that another target has shown.</summary>
    Witness,

    /// <summary>Nothing: this target has shown the cause.</summary>
    Known,
}

/// <summary>A finding in the store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="News">What the input added to it.</param>
internal sealed record AddedFinding(string Name, FindingNews News)
{
    /// <summary>As a line, for another process to parse.</summary>
    public override string ToString() => $"{News} {Name}";

    /// <summary>Parses a line.</summary>
    public static AddedFinding Parse(string line) => line.Split(' ', 2) is [var news, var name]
        ? new AddedFinding(name, Enum.Parse<FindingNews>(news))
        : throw new FormatException($"'{line}' is not a finding");
}

namespace Verify.Display;

/// <summary>A row of a result's table; its public properties are its fields in the JSON document.</summary>
internal interface IRow
{
    /// <summary>What ran; unique in the table.</summary>
    string Name { get; }

    /// <summary>Whether it ran.</summary>
    bool HasRun { get; }
}

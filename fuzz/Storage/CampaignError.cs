namespace Fuzz.Storage;

/// <summary>A campaign that cannot be run; its message is the one line that a person needs to mend it.</summary>
public sealed class CampaignError(string message) : Exception(message);

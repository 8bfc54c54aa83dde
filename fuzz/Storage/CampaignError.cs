namespace Fuzz.Storage;

/// <summary>A campaign that cannot run, with a one-line, actionable message.</summary>
public sealed class CampaignError(string message) : Exception(message);

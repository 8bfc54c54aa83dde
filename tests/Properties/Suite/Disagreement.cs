using Xunit.Sdk;

namespace Properties.Suite;

/// <summary>Production and model disagree; the message is the report.</summary>
public sealed class Disagreement(string report) : XunitException(report);

/// <summary>Another test has reported the cause, or nothing may run any more; the message is a line.</summary>
public sealed class KnownDisagreement(string line) : XunitException(line);

using System.Diagnostics;

namespace Verify;

/// <summary>Throws on a failed assertion, so that the judge reports a finding instead of a dead process.</summary>
internal sealed class FailedAssertions : DefaultTraceListener
{
    public override void Fail(string? message, string? detailMessage) =>
        throw new InvalidOperationException($"an assertion failed: {message} {detailMessage}".TrimEnd());
}

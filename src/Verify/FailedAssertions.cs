using System.Diagnostics;

namespace Verify;

/// <summary>Throws on a failed assertion, so that the judge reports a finding; the default ends the process.</summary>
internal sealed class FailedAssertions : DefaultTraceListener
{
    /// <inheritdoc/>
    public override void Fail(string? message, string? detailMessage) =>
        throw new InvalidOperationException($"an assertion failed: {message} {detailMessage}".TrimEnd());
}

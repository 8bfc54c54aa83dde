using System.Diagnostics;
using Verify;

namespace Properties.Tool;

/// <summary>A failed assertion is reported; the default listener would end the process.</summary>
public sealed class FailedAssertionTests
{
    [Fact]
    public void Failed_assertion_throws_under_test() =>
        Assert.Contains("never", Assert.ThrowsAny<Exception>(() => Trace.Assert(false, "never")).Message);

    [Fact]
    public void Failed_assertion_throws_in_the_tool()
    {
        using var listener = new FailedAssertions();

        var thrown = Assert.Throws<InvalidOperationException>(() => listener.Fail("buffers do not overlap"));

        Assert.Equal("an assertion failed: buffers do not overlap", thrown.Message);
    }
}

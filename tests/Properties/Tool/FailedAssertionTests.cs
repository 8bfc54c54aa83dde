using System.Diagnostics;
using Verify;

namespace Properties.Tool;

/// <summary>A failed assertion is reported; the default listener would end the process.</summary>
public sealed class FailedAssertionTests
{
    [Fact]
    public void Under_test_it_is_an_exception() =>
        Assert.Contains("never", Assert.ThrowsAny<Exception>(() => Trace.Assert(false, "never")).Message);

    [Fact]
    public void In_the_tool_it_is_an_exception_and_so_a_finding()
    {
        using var listener = new FailedAssertions();

        var thrown = Assert.Throws<InvalidOperationException>(() => listener.Fail("buffers do not overlap"));

        Assert.Equal("an assertion failed: buffers do not overlap", thrown.Message);
    }
}

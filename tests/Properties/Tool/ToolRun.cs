using Verify;
using Verify.Display;

namespace Properties.Tool;

/// <summary>A run of the tool in this process, as a shell sees it.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    public static ToolRun Of(params string[] args) => With(ProductionFactory.Instance, default, args);

    public static ToolRun With(ISubjectFactory subjects, params string[] args) =>
        With(subjects, default, args);

    public static ToolRun With(ISubjectFactory subjects, CancellationToken stop, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = VerifyApp.Run(args, Surroundings.Plain(output, error, subjects, stop));
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Asserts that everything held and standard error is empty.</summary>
    public void MustHold() => Assert.Equal((ExitCode.Held, string.Empty), (Code, Error));

    /// <summary>Asserts that the exit code is that of a finding; what the tool printed says why it is not.</summary>
    public void MustFind() => Assert.True(
        Code == ExitCode.Found, $"exit code {Code} instead of {ExitCode.Found}, with this output:\n{Output}{Error}");

    /// <summary>Asserts a usage error: exactly one line on standard error, which contains a text.</summary>
    public void MustBeRefused(string expected)
    {
        Assert.Equal((ExitCode.Usage, string.Empty), (Code, Output));
        Assert.Equal(Error.Length - 1, Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.Contains(expected, Error, StringComparison.Ordinal);
    }
}

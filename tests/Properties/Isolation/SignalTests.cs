using System.Diagnostics;
using Processes;
using Properties.Tool;
using Verify.Display;

namespace Properties.Isolation;

/// <summary>
/// A signal ends the tool in the middle of its work, even where the machine leaves it no time for its table.
/// </summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("INT", ExitCode.Interrupted)]
    [InlineData("TERM", ExitCode.Terminated)]
    public async Task First_signal_ends_the_main_job(string signal, int code)
    {
        var stop = TestContext.Current.CancellationToken;
        using var tool = Start("--for", "1h", "--granule", "64KiB");
        var started = await tool.StandardOutput.ReadLineAsync(stop);
        while (started?.StartsWith("generated", StringComparison.Ordinal) == false)
            started = await tool.StandardOutput.ReadLineAsync(stop);

        using var kill = Process.Start("kill", [$"-{signal}", $"{tool.Id}"]);
        var rest = await tool.StandardOutput.ReadToEndAsync(stop);
        await tool.WaitForExitAsync(stop);

        Assert.Equal(code, tool.ExitCode);
        Assert.DoesNotContain("held.", rest, StringComparison.Ordinal);
    }

    private static Process Start(params string[] arguments)
    {
        var command = ToolCommand.Brief(arguments);
        return Process.Start(new ProcessStartInfo(command.TargetFilePath, command.Arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
    }
}

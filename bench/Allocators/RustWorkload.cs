using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Bench.Allocators;

/// <summary>
/// Workload W on the allocator of the published design, <c>bench/rust</c>, in a process that takes the time itself.
/// </summary>
internal sealed class RustWorkload : IDisposable
{
    private const string Manifest = "bench/rust/Cargo.toml";
    private const string Target = "artifacts/rust";

    private readonly Process _process;

    private RustWorkload(Process process) => _process = process;

    /// <summary>Builds and starts it, in the root of a checkout.</summary>
    /// <param name="problem">Why there is none, if there is none.</param>
    public static RustWorkload? Start(out string? problem)
    {
        try
        {
            using var build = Begin(
                "cargo", ["build", "--release", "--manifest-path", Manifest, "--target-dir", Target]);
            build.StandardInput.Close();
            build.StandardOutput.ReadToEnd();
            build.WaitForExit();
            problem = build.ExitCode == 0 ? null : $"cargo ended with {build.ExitCode}";
            return problem is null ? new RustWorkload(Begin($"{Target}/release/workload-w", [])) : null;
        }
        catch (Win32Exception missing)
        {
            problem = missing.Message;
            return null;
        }
    }

    /// <summary>Runs the next draws.</summary>
    /// <returns>Nanoseconds.</returns>
    public double Run(int draws)
    {
        _process.StandardInput.WriteLine(draws.ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"{Target}/release/workload-w ended; see its output");
        return double.Parse(answer.Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Begin(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
}

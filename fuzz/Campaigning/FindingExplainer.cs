using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Fuzz;

/// <summary>
/// Runs a failing input again, shrinks it and keeps it, in a process of its own on the plain tool: what takes all
/// memory or does not end in a worker does so there too, and must not take the campaign with it.
/// </summary>
public static class FindingExplainer
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "campaign-explain";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>What the process does.</summary>
    /// <param name="target">The target that the input failed on.</param>
    /// <param name="input">The input.</param>
    /// <param name="findings">The folder of findings.</param>
    /// <returns>The name of the new finding; empty where its cause is known.</returns>
    public static string Explain(ITarget target, byte[] input, string findings)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(input);
        return new FindingStore(findings).Add(target, input, Again(target, input)) ?? string.Empty;
    }

    /// <summary>Has an input explained.</summary>
    /// <param name="target">The target that it failed on.</param>
    /// <param name="input">The input.</param>
    /// <param name="file">The file that it lies in.</param>
    /// <param name="store">Where findings go.</param>
    /// <returns>The name of the new finding; null where its cause is known.</returns>
    internal static string? Of(ITarget target, byte[] input, string file, FindingStore store)
    {
        using var process = Process.Start(ToolProcess.Start(
            AppContext.BaseDirectory, [Verb, target.Name, file, store.Folder]))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (process.WaitForExit(Limit) && process.ExitCode == 0)
            return output.Result.Trim() is { Length: > 0 } name ? name : null;
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return store.Add(target, input, new TargetFinding(
            "fails and cannot be explained",
            $"The input fails; the process that ran it again to shrink it ended or did not end: {error.Result}\n"));
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a target throws is a finding.")]
    private static TargetFinding Again(ITarget target, byte[] input)
    {
        try
        {
            return target.Run(input) ?? new TargetFinding(
                "fails in a worker only", "The input fails in a worker, on instrumented code, and holds here.\n");
        }
        catch (Exception error)
        {
            return Thrown.By(error);
        }
    }
}

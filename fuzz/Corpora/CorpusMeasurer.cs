using System.Globalization;
using System.Runtime.InteropServices;
using Fuzz.Coverage;
using Fuzz.Findings;
using Fuzz.Instrumentation;
using Processes;

namespace Fuzz.Corpora;

/// <summary>
/// Measures the coverage of inputs in a process that runs an instrumented copy of the tool: for each line with an
/// input, in base64, it returns a line with its footprint. If an input kills the process, the next one gets a new one.
/// </summary>
public sealed class CorpusMeasurer : IDisposable
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "corpus-measure";

    private const string Ready = "ready";
    private const string Fails = "fails ";

    private readonly InstrumentedTool _tool;
    private ChildProcess? _process;

    internal CorpusMeasurer(InstrumentedTool tool, string target) => (_tool, Target) = (tool, target);

    /// <summary>The target's name.</summary>
    public string Target { get; }

    /// <summary>The body of the process: measures inputs until the end of its input.</summary>
    /// <param name="target">The target.</param>
    /// <param name="input">The requests.</param>
    /// <param name="output">The results.</param>
    public static void Serve(Target target, TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        CoverageMap.Install();

        // The parent sees that the process has ended, and knows which input ran.
        using var watchdog = new Watchdog<Input>(
            InstrumentedTool.Limits, static _ => Environment.FailFast("an input hangs"));
        for (var result = Ready; ;)
        {
            output.WriteLine(result);
            output.Flush();
            if (input.ReadLine() is not { } request)
                return;
            result = watchdog.Run(new Input(Convert.FromBase64String(request)), one => Measure(target, one));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process?.Dispose();
        _process = null;
    }

    /// <summary>The coverage of an input, or why it fails.</summary>
    /// <exception cref="CampaignError">The process does not start.</exception>
    internal (Footprint? Footprint, string? Failure) Measure(byte[] input)
    {
        _process ??= Start();
        if (_process.Ask(Convert.ToBase64String(input)) is { } result)
            return Read(result);
        Dispose();
        return (null, "it kills its process or hangs");
    }

    private static (Footprint? Footprint, string? Failure) Read(string result)
    {
        if (result.StartsWith(Fails, StringComparison.Ordinal))
            return (null, result[Fails.Length..]);
        var words = result.Split(' ');
        var edges = MemoryMarshal.Cast<byte, ushort>(Convert.FromBase64String(words[1]));
        var work = long.Parse(words[0], CultureInfo.InvariantCulture);
        return (new Footprint(edges.ToArray(), Convert.FromBase64String(words[2]), work), null);
    }

    // The first run may include one-time initialisation; the second reaches what every later one does.
    private static string Measure(Target target, Input input)
    {
        var finding = TargetRun.Of(target, input, CoverageMap.Clear) ?? TargetRun.Of(target, input, CoverageMap.Clear);
        if (finding is { Cause: var cause })
            return Fails + string.Concat(cause.Select(letter => char.IsControl(letter) ? ' ' : letter));
        var reached = Footprint.Of(CoverageMap.Hits);
        var edges = MemoryMarshal.AsBytes(reached.Edges.AsSpan());
        return $"{reached.Work} {Convert.ToBase64String(edges)} {Convert.ToBase64String(reached.Buckets)}";
    }

    private ChildProcess Start()
    {
        var process = ChildProcess.Start(_tool.Command(Verb, Target));
        if (process.ReadLine() == Ready)
            return process;
        using (process)
        {
            throw new CampaignError(
                $"verify: the process that measures inputs did not start: {process.Kill().FirstLine}");
        }
    }
}

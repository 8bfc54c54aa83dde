using System.Globalization;
using System.Runtime.InteropServices;
using Fuzz.Coverage;
using Fuzz.Findings;
using Fuzz.Instrumentation;
using Processes;

namespace Fuzz.Corpora;

/// <summary>
/// What inputs reach, asked of a process that runs an instrumented copy of the tool: a line with an input, in base64,
/// is answered by a line with its footprint. Where an input ends the process, the next input has a new one.
/// </summary>
public sealed class CorpusMeasurer : IDisposable
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "corpus-measure";

    private const string Ready = "ready";
    private const string Fails = "fails ";

    private readonly InstrumentedTool _tool;
    private ChildProcess? _process;

    /// <summary>A measurer; its process starts with the first input.</summary>
    internal CorpusMeasurer(InstrumentedTool tool, string target) => (_tool, Target) = (tool, target);

    /// <summary>The target's name.</summary>
    public string Target { get; }

    /// <summary>What the process does: it answers until nobody asks.</summary>
    /// <param name="target">What inputs run on.</param>
    /// <param name="input">The questions.</param>
    /// <param name="output">The answers.</param>
    public static void Serve(Target target, TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        CoverageMap.Install();

        // The parent sees the process gone, and knows which input ran.
        using var watchdog = new Watchdog<Input>(
            InstrumentedTool.Limits, static _ => Environment.FailFast("an input does not end"));
        for (var answer = Ready; ;)
        {
            output.WriteLine(answer);
            output.Flush();
            if (input.ReadLine() is not { } question)
                return;
            answer = watchdog.Run(new Input(Convert.FromBase64String(question)), one => Answer(target, one));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process?.Dispose();
        _process = null;
    }

    /// <summary>What an input reaches, or why it fails.</summary>
    /// <exception cref="CampaignError">The process does not start.</exception>
    internal (Footprint? Footprint, string? Failure) Measure(byte[] input)
    {
        _process ??= Start();
        if (_process.Ask(Convert.ToBase64String(input)) is { } answer)
            return Read(answer);
        Dispose();
        return (null, "it ends its process, or does not come to its end");
    }

    private static (Footprint? Footprint, string? Failure) Read(string answer)
    {
        if (answer.StartsWith(Fails, StringComparison.Ordinal))
            return (null, answer[Fails.Length..]);
        var words = answer.Split(' ');
        var edges = MemoryMarshal.Cast<byte, ushort>(Convert.FromBase64String(words[1]));
        var work = long.Parse(words[0], CultureInfo.InvariantCulture);
        return (new Footprint(edges.ToArray(), Convert.FromBase64String(words[2]), work), null);
    }

    // The first run may make what a process makes once; the second reaches what every later one does.
    private static string Answer(Target target, Input input)
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

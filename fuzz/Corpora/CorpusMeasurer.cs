using System.Buffers.Binary;
using System.Globalization;
using Fuzz.Campaigning;
using Fuzz.Coverage;
using Fuzz.Embedded;
using Fuzz.Targets;
using Reference;

namespace Fuzz.Corpora;

/// <summary>
/// What inputs reach, asked of a process that runs an instrumented copy of the tool: a line with an input is answered
/// by a line with its footprint.
/// </summary>
public static class CorpusMeasurer
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "corpus-measure";

    /// <summary>What the process says first.</summary>
    internal const string Ready = "ready";

    private const string Fails = "fails ";
    private const int PairSize = sizeof(ushort) + 1;

    /// <summary>What the process does: it answers until nobody asks.</summary>
    /// <param name="target">What inputs run on.</param>
    /// <param name="input">An input a line, in base64.</param>
    /// <param name="output">An answer a line.</param>
    public static void Serve(ITarget target, TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        CoverageMap.Install();
        Watchdog.Start();
        var trial = new Trial(target);
        output.WriteLine(Ready);
        output.Flush();
        while (input.ReadLine() is { } line)
        {
            Watchdog.Restart();
            var answer = Answer(trial, Convert.FromBase64String(line));
            Watchdog.Restart();
            output.WriteLine(answer);
            output.Flush();
        }
    }

    /// <summary>The line that asks about an input.</summary>
    internal static string Question(byte[] bytes) => Convert.ToBase64String(bytes);

    /// <summary>What an answer means: a footprint, or why the input fails.</summary>
    internal static (Footprint? Footprint, string? Failure) Read(string answer)
    {
        if (answer.StartsWith(Fails, StringComparison.Ordinal))
            return (null, answer[Fails.Length..]);
        var words = answer.Split(' ');
        var bytes = Convert.FromBase64String(words[1]);
        var (edges, buckets) = (new ushort[bytes.Length / PairSize], new byte[bytes.Length / PairSize]);
        for (var pair = 0; pair < edges.Length; pair++)
        {
            edges[pair] = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(pair * PairSize));
            buckets[pair] = bytes[(pair * PairSize) + sizeof(ushort)];
        }

        return (new Footprint(edges, buckets, long.Parse(words[0], CultureInfo.InvariantCulture)), null);
    }

    // The first run may make what a process makes once; the second reaches what every later one does.
    private static string Answer(Trial trial, byte[] bytes)
    {
        var input = new Input(bytes);
        if ((trial.Run(input) ?? trial.Run(input)) is { Cause: var cause })
            return Fails + string.Concat(cause.Select(letter => char.IsControl(letter) ? ' ' : letter));
        var reached = Footprint.Of(CoverageMap.Hits);
        var pairs = new byte[reached.Edges.Length * PairSize];
        for (var pair = 0; pair < reached.Edges.Length; pair++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(pairs.AsSpan(pair * PairSize), reached.Edges[pair]);
            pairs[(pair * PairSize) + sizeof(ushort)] = reached.Buckets[pair];
        }

        return $"{reached.Work} {Convert.ToBase64String(pairs)}";
    }

}

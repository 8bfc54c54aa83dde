using System.Collections.Immutable;
using Generators;
using Lockstep.Formats.Binary;
using Lockstep.Scenarios;

namespace Fuzz.Mutating;

/// <summary>
/// Derives inputs from inputs: stacked mutations, structural ones if the bytes are a scenario; and generates some
/// scenarios afresh.
/// </summary>
internal sealed class Mutator
{
    /// <summary>A search with fewer inputs is young: nearly everything it tries is new.</summary>
    public const int FewInputs = 256;

    // By the logarithm of the number of stacked mutations: 1, 2, 4 or 8.
    private static readonly ImmutableArray<string> StructureNames = Names("structure");
    private static readonly ImmutableArray<string> HavocNames = Names("havoc");

    // One input in so many is a new scenario of the suite's generators, which know what a search would have to learn;
    // more while the queue is small.
    private const int OneGeneratedIn = 16;
    private const int OneGeneratedInAtFirst = 2;

    // Long ones would fill the queue with inputs that are slow to run.
    private const int LargestGenerated = 12;

    private readonly Random _random;
    private readonly ScenarioTarget? _scenarios;
    private readonly ByteHavoc _havoc;
    private readonly ScenarioMoves _moves;
    private readonly IEnumerator<Scenario>? _generated;

    public Mutator(Target target, Random random)
    {
        _random = random;
        _scenarios = target as ScenarioTarget;
        _havoc = new ByteHavoc(random, target.Dictionary);
        _moves = new ScenarioMoves(random);
        _generated = _scenarios?.Generated is { } recipe
            ? ScenarioStream.From((ulong)random.NextInt64(), recipe, LargestGenerated).GetEnumerator()
            : null;
    }

    /// <summary>A mutated input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="other">Another one, to splice in.</param>
    /// <param name="inputs">The number of inputs in the queue.</param>
    /// <param name="operation">The mutation, as in file names.</param>
    public Input Change(Input input, Input other, int inputs, out string operation)
    {
        if (_generated is not null && _random.Next(inputs < FewInputs ? OneGeneratedInAtFirst : OneGeneratedIn) == 0)
        {
            operation = "generated";
            _generated.MoveNext();
            return Input.Truncated(ScenarioBinary.Encode(_generated.Current));
        }

        var stacked = _random.Next(HavocNames.Length);
        if (_scenarios is not null && _random.Next(4) != 0)
        {
            operation = StructureNames[stacked];
            return Structural(_scenarios, input, other, 1 << stacked);
        }

        operation = HavocNames[stacked];
        var bytes = new List<byte>(_random.Next(8) == 0 ? _havoc.Splice(input.Bytes, other.Bytes) : input.Bytes);
        for (var left = 1 << stacked; left > 0; left--)
            _havoc.Change(bytes);
        return Input.Truncated([.. bytes]);
    }

    private Input Structural(ScenarioTarget target, Input input, Input other, int times)
    {
        var (scenario, parts) = (input.ScenarioFor(target), other.ScenarioFor(target));
        for (var left = times; left > 0; left--)
            scenario = _moves.Change(scenario, parts);
        return target.InputOf(scenario);
    }

    private static ImmutableArray<string> Names(string name) =>
        [.. Enumerable.Range(0, 4).Select(stacked => $"{name},rep:{1 << stacked}")];
}

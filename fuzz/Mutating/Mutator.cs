using System.Runtime.CompilerServices;
using Generators;
using Lockstep;

namespace Fuzz;

/// <summary>
/// Makes inputs from inputs: several changes on top of each other, structural ones where bytes are a scenario; and some
/// scenarios from nothing.
/// </summary>
internal sealed class Mutator
{
    /// <summary>The longest input, in bytes.</summary>
    public const int Longest = 16 << 10;

    private const int MostStacked = 4;

    // One input in so many is a new scenario of the suite's generators, which know what a search would have to learn;
    // more of them while there is little to change.
    private const int OneGeneratedIn = 16;
    private const int OneGeneratedInAtFirst = 2;

    // Long ones would fill the queue with long inputs, and each try would cost as much.
    private const int LargestGenerated = 12;

    private readonly Random _random;
    private readonly ScenarioTarget? _scenarios;
    private readonly ByteHavoc _havoc;
    private readonly ScenarioMoves _moves;
    private readonly IEnumerator<Scenario>? _generated;

    // What is in the queue is changed again and again.
    private readonly ConditionalWeakTable<byte[], Scenario> _parsed = [];

    /// <summary>A mutator for a target's inputs.</summary>
    /// <param name="target">The target.</param>
    /// <param name="random">The source of chance.</param>
    public Mutator(ITarget target, Random random)
    {
        _random = random;
        _scenarios = target as ScenarioTarget;
        _havoc = new ByteHavoc(random, target.Dictionary);
        _moves = new ScenarioMoves(random);
        _generated = _scenarios?.Generated is { } recipe
            ? ScenarioStream.From((ulong)random.NextInt64(), recipe, LargestGenerated).GetEnumerator()
            : null;
    }

    /// <summary>A changed input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="other">Another one, to take parts from.</param>
    /// <param name="inputs">How many there are to choose from.</param>
    /// <param name="operation">What was done, as file names say it.</param>
    public byte[] Change(byte[] input, byte[] other, int inputs, out string operation)
    {
        if (_generated is not null && _random.Next(inputs < Corpus.Few ? OneGeneratedInAtFirst : OneGeneratedIn) == 0)
        {
            operation = "generated";
            _generated.MoveNext();
            return Cut(ScenarioBinary.Encode(_generated.Current));
        }

        var times = 1 << _random.Next(MostStacked);
        if (_scenarios is not null && _random.Next(4) != 0)
        {
            operation = $"structure,rep:{times}";
            return Cut(Structural(Parsed(input), Parsed(other), times));
        }

        operation = $"havoc,rep:{times}";
        var bytes = new List<byte>(_random.Next(8) == 0 ? _havoc.Splice(input, other) : input);
        for (var time = 0; time < times; time++)
            _havoc.Change(bytes);
        return Cut([.. bytes]);
    }

    private Scenario Parsed(byte[] input)
    {
        if (_parsed.TryGetValue(input, out var scenario))
            return scenario;
        scenario = _scenarios!.ScenarioOf(input);
        _parsed.Add(input, scenario);
        return scenario;
    }

    private byte[] Structural(Scenario scenario, Scenario other, int times)
    {
        for (var time = 0; time < times; time++)
            scenario = _moves.Change(scenario, other);
        return ScenarioBinary.Encode(scenario);
    }

    private static byte[] Cut(byte[] bytes) => bytes.Length > Longest ? bytes[..Longest] : bytes;
}

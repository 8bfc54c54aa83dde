using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MemoryModel;

namespace Mutation.Trials;

/// <summary>The trials of one entry, which several threads run side by side.</summary>
/// <param name="prepared">The entry.</param>
/// <param name="seed">The seed of the whole job.</param>
/// <param name="count">How many trials.</param>
internal sealed class TrialSet(Prepared prepared, ulong seed, int count)
{
    private readonly Trial?[] _trials = new Trial?[count];
    private int _done;
    private KnownScenario? _known;

    /// <summary>What came of it; null until all is done.</summary>
    public DefectResult? Result { get; private set; }

    /// <summary>Runs a trial, and with the first one the known scenario.</summary>
    /// <returns>The result if this was the last trial; null else, also where it was stopped.</returns>
    public DefectResult? Run(int number)
    {
        try
        {
            if (number == 0 && prepared.Scenario is { } scenario)
                _known = prepared.Runner.Known(scenario);
            _trials[number] = prepared.Runner.Search(number, SeedOf(number));
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return Interlocked.Increment(ref _done) == count
            ? Result = new DefectResult(prepared.Defect, _known, [.. _trials.OfType<Trial>()])
            : null;
    }

    // From the name, so that a defect run alone has the trials that it has among all others.
    private ulong SeedOf(int number) => BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {prepared.Defect.Name} {number}")));
}

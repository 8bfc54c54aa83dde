using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MemoryModel;

namespace Mutation.Trials;

/// <summary>The trials of one entry, run by several threads.</summary>
internal sealed class TrialSet(Prepared prepared, ulong seed, int count)
{
    private readonly Trial?[] _trials = new Trial?[count];
    private int _done;
    private KnownScenario? _known;

    /// <summary>The result; null until all trials are done.</summary>
    public DefectResult? Result { get; private set; }

    /// <summary>Runs a trial and, with the first one, the known scenario.</summary>
    /// <returns>The result after the last trial; otherwise, or if stopped, null.</returns>
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

    // Derived from the name, so that a defect has the same trials alone and among others.
    private ulong SeedOf(int number) => BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {prepared.Defect.Name} {number}")));
}

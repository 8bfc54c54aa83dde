using System.Numerics;
using Lockstep.Commands;
using Lockstep.Judging;
using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Logs;

/// <summary>
/// Writes what a run does as a firmware prints it at trace level: what <see cref="LogCheck"/> reads. Granules that are
/// shared or unshared one after another are one region.
/// </summary>
/// <param name="output">Receives the lines.</param>
/// <param name="machine">The machine of the run; it must share memory on demand.</param>
public sealed class FirmwareLogWriter(TextWriter output, Machine machine) : IStepObserver
{
    private const string Trace = "[TRACE] ";

    /// <summary>Writes the line of the start.</summary>
    public void Begin() => output.WriteLine("[INFO] pVM firmware");

    /// <summary>Writes the line of the payload.</summary>
    public void EnterPayload() => output.WriteLine("[INFO] Starting payload...");

    /// <inheritdoc/>
    public void Begins(int step, int work)
    {
        // A firmware prints what it has done.
    }

    /// <inheritdoc/>
    public void Saw(StepTrace step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step is { Idle: null, Resolved: { } command, Actual: { } answer })
            Write(command, answer, step.ActualCalls);
    }

    /// <summary>Writes the lines of an operation.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="calls">Its port calls.</param>
    public void Write(Command command, Answer answer, IEnumerable<Entry> calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(answer);
        WriteRegions(calls);
        var described = Vocabulary.Of(command);
        if (answer.Succeeded && described.FinalEvent is PayloadEntered)
            EnterPayload();
        if (described.Buffer <= BufferKind.Heap || described.LayoutOf(command) is not { } layout)
            return;
        if (!answer.Succeeded)
            WriteFailure(command, layout, answer);
        else if (described.FreedBuffer(command) is { } freed)
            WriteBuffer("Deallocated", freed.Value, layout);
        else
            WriteBuffer("Allocated", answer.Value!.Value, layout);
    }

    private void WriteBuffer(string what, ulong start, RequestedLayout layout) =>
        output.WriteLine(Line($"{what} shared buffer at 0x{start:x} with {TextOf(layout)}"));

    // One that is no layout at all never reached the pool.
    private void WriteFailure(Command command, RequestedLayout layout, Answer answer)
    {
        var isLayout = layout.Size > 0 && layout.Size <= long.MaxValue && BitOperations.IsPow2(layout.Alignment);
        if (command is Maker && isLayout)
            output.WriteLine($"[ERROR] allocation of {TextOf(layout)} failed: {answer.Error}");
    }

    private void WriteRegions(IEnumerable<Entry> calls)
    {
        (bool Shares, ByteRange Range)? open = null;
        foreach (var call in calls.OfType<HypercallEntry>())
        {
            if (call.Function is not (Hypercall.MemShare or Hypercall.MemUnshare)
                || call.Result != HypercallCode.Success)
                continue;
            var shares = call.Function == Hypercall.MemShare;
            var granule = new ByteRange(call.Argument, machine.Granule);
            if (open is var (before, range) && before == shares && Join(range, granule) is { } joined)
            {
                open = (shares, joined);
                continue;
            }

            WriteRegion(open);
            open = (shares, granule);
        }

        WriteRegion(open);
    }

    private void WriteRegion((bool Shares, ByteRange Range)? region)
    {
        if (region is var (shares, range))
            output.WriteLine(Line($"{(shares ? "Sharing" : "Unsharing")} memory region {range}"));
    }

    // Ascending where they are shared, descending where that is undone.
    private static ByteRange? Join(ByteRange range, ByteRange granule) =>
        range.Start + range.Size == granule.Start ? range with { Size = range.Size + granule.Size }
        : granule.Start + granule.Size == range.Start ? new ByteRange(granule.Start, range.Size + granule.Size)
        : null;

    private static string Line(FormattableString text) => Trace + FormattableString.Invariant(text);

    private static string TextOf(RequestedLayout layout) => FormattableString.Invariant(
        $"Layout {{ size: {layout.Size}, align: {layout.Alignment} (1 << {BitOperations.Log2(layout.Alignment)}) }}");
}

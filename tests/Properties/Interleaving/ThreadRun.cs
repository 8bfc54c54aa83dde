using System.Text;

namespace Properties.Interleaving;

/// <summary>One run of a program under a scheduler, and whether some order of its operations explains it.</summary>
/// <param name="program">The program.</param>
/// <param name="schedule">The seed of the schedule.</param>
internal sealed class ThreadRun(ThreadProgram program, int schedule)
{
    private readonly List<Done> _history = [];
    private int _clock;

    /// <summary>Runs the program; null if its operations seem to have run one after another, in some order.</summary>
    public string? Problem()
    {
        var machine = new SharedMachine(program.Machine, program.SetUp);
        try
        {
            var scheduler = new Scheduler(schedule);
            scheduler.Run(program.Threads.Select((operations, thread) => (Action)(() =>
            {
                foreach (var operation in operations)
                    Execute(machine, thread, operation);
            })));
            string? closest = null;
            return Explains(machine, [], ref closest) ? null : Report($"no order of them explains this; {closest}");
        }
        catch (InvalidOperationException failed)
        {
            return Report(failed.Message);
        }
        finally
        {
            machine.Clear();
        }
    }

    private void Execute(SharedMachine machine, int thread, ThreadOperation operation)
    {
        LockHooks.Step();
        var start = _clock++;
        var answer = operation.Run(machine);
        _history.Add(new Done(thread, operation, answer, start, _clock++));
        LockHooks.Step();
    }

    /// <summary>Whether an order that begins so, and respects what ended before what began, explains the run.</summary>
    private bool Explains(SharedMachine machine, List<Done> order, ref string? closest)
    {
        if (order.Count == _history.Count)
        {
            var difference = DifferenceInOrder(machine, order);
            closest ??= difference;
            return difference is null;
        }

        // Those that ended first come first: usually that is the order.
        foreach (var next in _history)
        {
            if (order.Contains(next) || _history.Exists(other => other.End < next.Start && !order.Contains(other)))
                continue;
            order.Add(next);
            if (Explains(machine, order, ref closest))
                return true;
            order.RemoveAt(order.Count - 1);
        }

        return false;
    }

    private string? DifferenceInOrder(SharedMachine machine, List<Done> order)
    {
        var other = new SharedMachine(program.Machine, program.SetUp);
        try
        {
            foreach (var done in order)
            {
                var answer = done.Operation.Run(other);
                if (answer != done.Answer)
                    return $"in order '{done.Operation.Text}' would return {answer}";
            }

            return machine.DifferenceFrom(other);
        }
        finally
        {
            other.Clear();
        }
    }

    private string Report(string problem)
    {
        var text = new StringBuilder(problem).AppendLine();
        foreach (var done in _history.OrderBy(done => done.Start))
            text.AppendLine($"  {done.Start}..{done.End} thread {done.Thread}: {done.Operation.Text} -> {done.Answer}");
        return text.Append($"  faults: {string.Join(' ', program.Machine.Faults)}").ToString();
    }

    private sealed record Done(int Thread, ThreadOperation Operation, string Answer, int Start, int End);
}

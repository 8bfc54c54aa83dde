namespace Fuzz.Findings;

/// <summary>
/// Failing inputs on their way to a finding: one is explained at a time, beside the watch on the workers, which must
/// not wait for it.
/// </summary>
/// <param name="target">The target that they fail on.</param>
/// <param name="folders">Where they lie.</param>
/// <param name="findings">Where findings go.</param>
/// <param name="say">Takes a line for each finding.</param>
internal sealed class FailureQueue(
    Target target, FailureFolders folders, FindingStore findings, Action<string> say) : IDisposable
{
    /// <summary>The most folders of findings that a target gets: a person reads no more.</summary>
    public const int MostFindings = 32;

    /// <summary>
    /// The most inputs that are explained of one cause that workers see: shrinking can show several causes behind it.
    /// </summary>
    public const int MostOfOneCause = 3;

    private readonly Queue<Failure> _waiting = [];
    private readonly Dictionary<string, int> _explained =
        folders.ExplainedCauses().CountBy(cause => cause, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    private readonly CancellationTokenSource _end = new();
    private Failure? _current;
    private Task<Explained>? _work;
    private bool _isFull;

    /// <summary>How many causes were new.</summary>
    public int Found { get; private set; }

    /// <summary>How many inputs are not explained yet, the one that is being explained included.</summary>
    public int Waiting => _waiting.Count + (_work is null ? 0 : 1);

    /// <summary>Takes an input.</summary>
    public void Add(Failure failure)
    {
        if (!IsFull() && (failure.Cause is not { } cause || IsNeeded(cause)))
            _waiting.Enqueue(failure);
    }

    /// <summary>Takes what came of the explanation that runs, and begins the next.</summary>
    /// <exception cref="IOException">The findings cannot be written.</exception>
    public void Look()
    {
        if (_work is { IsCompleted: false })
            return;
        if (_work is { } done)
        {
            _work = null;
            Tell(_current!, done.GetAwaiter().GetResult());
        }

        if (!IsFull() && _waiting.TryDequeue(out _current))
        {
            var failure = _current;
            _work = Task.Run(() => FindingExplainer.Of(target, failure, findings, _end.Token));
        }
    }

    /// <summary>Ends the explanation that runs; what was not explained is so the next time.</summary>
    public void Dispose()
    {
        _end.Cancel();
        try
        {
            _work?.Wait();
        }
        catch (AggregateException)
        {
            // It was ended before its time, or could not write; nobody waits for it any more.
        }

        _end.Dispose();
    }

    private bool IsNeeded(string cause)
    {
        var before = _explained.GetValueOrDefault(cause);
        _explained[cause] = before + 1;
        return before < MostOfOneCause;
    }

    private bool IsFull()
    {
        if (_isFull || findings.CountOf(target.Name) < MostFindings)
            return _isFull;
        _isFull = true;
        _waiting.Clear();
        say($"{target.Name}: {MostFindings} findings are kept, and no more explained; once they are mended, move them "
            + "away from the folder 'findings' and run again");
        return true;
    }

    private void Tell(Failure failure, Explained explained)
    {
        FailureFolders.MarkExplained(failure.File);
        if (explained.HeldAgain)
            say($"{target.Name}: a worker was killed from outside; the input that it ran holds when it runs again");
        if (explained.Name is not { } name)
            return;
        Found++;
        say($"FINDING: {name}");
    }
}

/// <summary>What came of an explanation.</summary>
/// <param name="Name">The name of the new finding; null where its cause is known.</param>
/// <param name="HeldAgain">Whether the input is to blame for nothing: its worker was killed from outside.</param>
internal sealed record Explained(string? Name, bool HeldAgain = false);

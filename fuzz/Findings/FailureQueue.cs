namespace Fuzz.Findings;

/// <summary>
/// Failing inputs to explain, one at a time and concurrently with the watch on the workers.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="folders">The folders of failing inputs.</param>
/// <param name="findings">The store of findings.</param>
/// <param name="say">Receives a line for each finding.</param>
internal sealed class FailureQueue(
    Target target, FailureFolders folders, FindingStore findings, Action<string> say) : IDisposable
{
    /// <summary>The limit of findings per target: a developer reads no more.</summary>
    public const int MostFindings = 32;

    /// <summary>
    /// The limit of inputs explained per cause that workers see: minimising can reveal several causes behind it.
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

    /// <summary>The number of new causes.</summary>
    public int Found { get; private set; }

    /// <summary>The number of inputs whose cause was known.</summary>
    public int Repeated { get; private set; }

    /// <summary>The number of inputs not explained yet, including the current one.</summary>
    public int Waiting => _waiting.Count + (_work is null ? 0 : 1);

    /// <summary>Adds an input.</summary>
    public void Add(Failure failure)
    {
        if (!IsFull() && (failure.Cause is not { } cause || IsNeeded(cause)))
            _waiting.Enqueue(failure);
        else
            Repeated++;
    }

    /// <summary>Handles a completed explanation, and starts the next.</summary>
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

    /// <summary>Cancels the running explanation; the next campaign explains what is left.</summary>
    public void Dispose()
    {
        _end.Cancel();
        try
        {
            _work?.Wait();
        }
        catch (AggregateException)
        {
            // Cancelled, or it could not write; its result is no longer needed.
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
        Repeated += _waiting.Count;
        _waiting.Clear();
        say($"{target.Name}: limit of {MostFindings} findings reached; no more are explained; fix some, remove them "
            + "from the folder 'findings' and re-run");
        return true;
    }

    private void Tell(Failure failure, Explained explained)
    {
        FailureFolders.MarkExplained(failure.File);
        if (explained.HeldAgain)
            say($"{target.Name}: a worker was killed externally; its input passes when re-run");
        switch (explained.Added)
        {
            case { News: FindingNews.Finding, Name: var name }:
                Found++;
                say($"FINDING: {name}");
                break;
            case { News: FindingNews.Witness, Name: var name }:
                Repeated++;
                say($"{target.Name}: shows {name} too");
                break;
            case { News: FindingNews.Known }:
                Repeated++;
                break;
        }
    }
}

/// <summary>The result of an explanation.</summary>
/// <param name="Added">What it added to the findings; null if nothing failed.</param>
/// <param name="HeldAgain">Whether the input passes: its worker was killed externally.</param>
internal sealed record Explained(AddedFinding? Added, bool HeldAgain = false);

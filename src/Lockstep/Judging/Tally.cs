namespace Lockstep.Judging;

/// <summary>How often each command ended in each way: what a set of scenarios reached.</summary>
public sealed class Tally
{
    private readonly Dictionary<(string Command, string Ending), long> _counts = [];

    /// <summary>Commands carried out.</summary>
    public long Commands { get; private set; }

    /// <summary>Commands that were idle.</summary>
    public long Idle { get; private set; }

    /// <summary>The pairs reached, with their counts, in alphabetical order.</summary>
    public IEnumerable<(string Command, string Ending, long Count)> Pairs =>
        _counts.Select(pair => (pair.Key.Command, pair.Key.Ending, pair.Value)).Order();

    /// <summary>How often a command ended in one way.</summary>
    public long this[string command, string ending] => _counts.GetValueOrDefault((command, ending));

    /// <summary>How often a command was carried out.</summary>
    public long this[string command] => _counts.Where(pair => pair.Key.Command == command).Sum(pair => pair.Value);

    /// <summary>The name of how a command ended: Ok, the error, and the reboot reason where there is one.</summary>
    public static string EndingOf(Answer answer) => answer switch
    {
        { Reboot: not RebootReason.None, Error: Error.None } => $"{answer.Reboot}",
        { Reboot: not RebootReason.None } => $"{answer.Reboot}/{answer.Error}",
        { Error: not Error.None } => $"{answer.Error}",
        _ => "Ok",
    };

    /// <summary>Counts a command that was carried out.</summary>
    public void Count(Command command, Answer answer)
    {
        Commands++;
        var key = (command.GetType().Name, EndingOf(answer));
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    /// <summary>Counts an idle command.</summary>
    public void CountIdle() => Idle++;

    /// <summary>Adds what another tally counted.</summary>
    public void Add(Tally other)
    {
        Commands += other.Commands;
        Idle += other.Idle;
        foreach (var (key, count) in other._counts)
            _counts[key] = _counts.GetValueOrDefault(key) + count;
    }
}

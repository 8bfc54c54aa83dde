namespace Lockstep.Judging;

/// <summary>Counts of commands by how they ended: the coverage of a set of scenarios.</summary>
public sealed class Tally
{
    private readonly Dictionary<(string Command, string Ending), long> _counts = [];

    /// <summary>The number of commands executed.</summary>
    public long Commands { get; private set; }

    /// <summary>The number of idle commands.</summary>
    public long Idle { get; private set; }

    /// <summary>The pairs of command and ending with their counts, in alphabetical order.</summary>
    public IEnumerable<(string Command, string Ending, long Count)> Pairs =>
        _counts.Select(pair => (pair.Key.Command, pair.Key.Ending, pair.Value)).Order();

    /// <summary>The count of a command with one ending.</summary>
    public long this[string command, string ending] => _counts.GetValueOrDefault((command, ending));

    /// <summary>The count of a command.</summary>
    public long this[string command] => _counts.Where(pair => pair.Key.Command == command).Sum(pair => pair.Value);

    /// <summary>The ending of a command: Ok, or the reboot reason and the error.</summary>
    public static string EndingOf(Answer answer) => answer switch
    {
        { Reboot: not RebootReason.None, Error: Error.None } => $"{answer.Reboot}",
        { Reboot: not RebootReason.None } => $"{answer.Reboot}/{answer.Error}",
        { Error: not Error.None } => $"{answer.Error}",
        _ => "Ok",
    };

    /// <summary>The name of a command; an access of the host during an operation has its moment.</summary>
    public static string NameOf(Command command) => command is HostAccess { After: { } instant }
        ? $"{command.GetType().Name} after {instant.Moment}"
        : command.GetType().Name;

    /// <summary>Counts an executed command.</summary>
    public void Count(Command command, Answer answer)
    {
        Commands++;
        var key = (NameOf(command), EndingOf(answer));
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    /// <summary>Counts an idle command.</summary>
    public void CountIdle() => Idle++;

    /// <summary>Adds the counts of another tally.</summary>
    public void Add(Tally other)
    {
        Commands += other.Commands;
        Idle += other.Idle;
        foreach (var (key, count) in other._counts)
            _counts[key] = _counts.GetValueOrDefault(key) + count;
    }
}

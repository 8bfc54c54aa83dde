namespace Lockstep.Logs;

/// <summary>The names of devices, each once: a log has few, in very many lines.</summary>
internal sealed class DeviceNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The first word of a text, which is a device's name unless it is a field; then it has no name.</summary>
    public string First(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(' ');
        var word = end < 0 ? text : text[..end];
        if (word.Contains('='))
            return string.Empty;
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var known))
            return known;
        var name = word.ToString();
        _names.Add(name);
        return name;
    }
}

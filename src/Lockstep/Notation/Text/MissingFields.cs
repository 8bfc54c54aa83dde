namespace Lockstep.Notation.Text;

/// <summary>The fields that a line lacks, as its grammar names them.</summary>
internal sealed class MissingFields
{
    private readonly List<string> _fields = [];
    private bool _goesOn;

    /// <summary>Whether any field is missing.</summary>
    public bool Any => _fields.Count > 0;

    /// <summary>The first one.</summary>
    public string First => $"'{_fields[0]}'";

    /// <summary>Adds a part at the end of the line, where all parts that follow are missing too.</summary>
    public void Add(string part)
    {
        if (_goesOn)
            _fields[^1] += " " + part;
        else
            _fields.Add(part);
        _goesOn = true;
    }

    /// <summary>Adds a field that begins with a keyword, which may be missing anywhere in a line.</summary>
    public void AddItem(string keyword, string value)
    {
        _fields.Add($"{keyword} {value}");
        _goesOn = false;
    }

    /// <summary>All of them, as a noun phrase.</summary>
    public override string ToString() => string.Join(", ", _fields.Select(field => $"no '{field}'"));
}

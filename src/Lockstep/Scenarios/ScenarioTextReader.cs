using System.Collections.Frozen;
using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Notation.Text;
using Lockstep.Platforms;

namespace Lockstep.Scenarios;

/// <summary>Reads lines in order: a platform, then faults, then commands.</summary>
/// <param name="file">The file name, for errors.</param>
/// <param name="names">The labels of the text.</param>
internal sealed class ScenarioTextReader(string file, LabelNames names)
{
    private readonly ImmutableArray<Fault>.Builder _faults = ImmutableArray.CreateBuilder<Fault>();
    private readonly ImmutableArray<Command>.Builder _commands = ImmutableArray.CreateBuilder<Command>();
    private readonly ImmutableArray<SourceLine?>.Builder _lines = ImmutableArray.CreateBuilder<SourceLine?>();
    private readonly HashSet<int> _labels = [];
    private readonly ImmutableArray<string>.Builder _violations = ImmutableArray.CreateBuilder<string>();
    private readonly Dictionary<string, SourceLine> _violationLines = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<int, ExpectedAnswer>.Builder _answers =
        ImmutableSortedDictionary.CreateBuilder<int, ExpectedAnswer>();
    private Platform? _platform;

    /// <summary>The line of each command.</summary>
    public ImmutableArray<SourceLine?> Lines => _lines.ToImmutable();

    /// <summary>The line of each expected violation, by its rule.</summary>
    public FrozenDictionary<string, SourceLine> ViolationLines =>
        _violationLines.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a non-blank line to its end.</summary>
    public void Read(TextParser line)
    {
        if (_platform is null)
        {
            _platform = ReadPlatform(line);
        }
        else if (line.TryKeyword(ScenarioText.FaultWord))
        {
            _faults.Add(ReadFault(line, _platform));
            if (_faults.Count > Caps.Faults)
                throw line.InvalidLine("one fault too many", $"at most {Caps.Faults} faults");
        }
        else if (line.TryKeyword(ExpectationText.ViolationKeyword))
        {
            ReadViolation(line);
        }
        else
        {
            _commands.Add(ReadCommand(line));
            _lines.Add(SourceLine.Of(line));
            Caps.Check(line, _commands[^1], _platform);
            Caps.Check(line, _commands.Count);
        }
    }

    /// <summary>The scenario, after the last line.</summary>
    public Scenario Finish(int lastLine) => _platform switch
    {
        null => throw new FormatError(file, lastLine, "no platform", "a line 'platform ...' first"),
        Machine machine => ScenarioOn(machine with { Faults = _faults.ToImmutable() }),
        var platform => ScenarioOn(platform),
    };

    private Scenario ScenarioOn(Platform platform) => new(platform, _commands.ToImmutable())
    {
        ExpectedAnswers = _answers.ToImmutable(),
        ExpectedViolations = _violations.ToImmutable(),
    };

    private void ReadViolation(TextParser line)
    {
        if (_platform is not Machine)
            throw line.InvalidLine("an expected violation", "none on a bare allocator, which no monitor watches");
        var rule = ExpectationText.ReadRule(line);
        if (_violationLines.TryAdd(rule, SourceLine.Of(line)))
            _violations.Add(rule);
    }

    private static Platform ReadPlatform(TextParser line)
    {
        line.Require(ScenarioText.PlatformWord);
        var platform = PlatformFields.Describe(line, MachineDefaults.Machine);
        line.End(() => ScenarioGrammar.Of(platform));
        if (PlatformRules.Problem(platform) is { } problem)
            throw line.InvalidLine("an invalid platform", problem);
        if (platform is Machine machine)
            Caps.Check(line, machine);
        return platform;
    }

    private Fault ReadFault(TextParser line, Platform platform)
    {
        if (_commands.Count > 0 || platform is not Machine machine)
        {
            throw line.InvalidLine("a fault here", _commands.Count > 0
                ? "all faults between the platform and the first command"
                : "none on a bare allocator");
        }

        var fault = PlatformFields.Describe(line, default(Fault));
        line.End(() => ScenarioGrammar.Fault);
        return PlatformRules.Problem(fault, machine) is { } problem
            ? throw line.InvalidLine("an invalid fault", problem)
            : fault;
    }

    private Command ReadCommand(TextParser line)
    {
        var label = line.TryBefore("=");
        var described = ReadName(line, isMaker: label is not null);
        var command = described.Notate(line, described.Prototype);
        if (ExpectationText.Read(line) is { } expected)
            _answers.Add(_commands.Count + 1, expected);
        line.End(() => ScenarioGrammar.Of(described));
        return label is null ? command : (Maker)command with { Label = ReadLabel(label, line) };
    }

    private static CommandDescription ReadName(TextParser line, bool isMaker)
    {
        var described = Vocabulary.Find(line.Peek(1)) ?? Vocabulary.Find(line.Peek(2));
        if (described is not null && described.Prototype is Maker == isMaker)
        {
            line.Require(described.Name);
            return described;
        }

        throw line.Unexpected(isMaker ? Expected(makers: true) : $"LABEL = {Expected(true)} | {Expected(false)}");
    }

    private int ReadLabel(string word, TextParser line)
    {
        if (!names.TryFind(word, out var label))
        {
            throw line.InvalidLine($"the label {FormatError.Quote(word)}", LabelNames.Expected);
        }

        return _labels.Add(label)
            ? label
            : throw line.InvalidLine(
                $"the duplicate label {FormatError.Quote(word)}", "a label that no earlier line defines");
    }

    private static string Expected(bool makers) => string.Join(
        " | ", Vocabulary.All.Where(it => it.Prototype is Maker == makers).Select(it => it.Name));
}

using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Notation.Text;
using Lockstep.Platforms;

namespace Lockstep.Scenarios;

/// <summary>Reads lines in order: a platform, then faults, then commands.</summary>
internal sealed class ScenarioTextReader(string file)
{
    private readonly ImmutableArray<Fault>.Builder _faults = ImmutableArray.CreateBuilder<Fault>();
    private readonly ImmutableArray<Command>.Builder _commands = ImmutableArray.CreateBuilder<Command>();
    private readonly HashSet<int> _labels = [];
    private Platform? _platform;

    /// <summary>Reads a non-blank line.</summary>
    public void Read(TextParser line)
    {
        if (_platform is null)
        {
            _platform = ReadPlatform(line);
        }
        else if (line.TryKeyword(ScenarioText.FaultWord))
        {
            _faults.Add(ReadFault(line, _platform));
        }
        else
        {
            _commands.Add(ReadCommand(line));
        }
    }

    /// <summary>The scenario, after the last line.</summary>
    public Scenario Finish(int lastLine) => _platform switch
    {
        null => throw new FormatError(file, lastLine, "no platform", "a line 'platform ...' first"),
        Machine machine => new Scenario(
            machine with { Faults = _faults.ToImmutable() }, _commands.ToImmutable()),
        var platform => new Scenario(platform, _commands.ToImmutable()),
    };

    private static Platform ReadPlatform(TextParser line)
    {
        line.Keyword(ScenarioText.PlatformWord);
        var platform = PlatformFields.Describe(line, MachineDefaults.Machine);
        line.End();
        return PlatformRules.Problem(platform) is { } problem
            ? throw line.InvalidLine("an invalid platform", problem)
            : platform;
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
        line.End();
        return PlatformRules.Problem(fault, machine.Hypervisor) is { } problem
            ? throw line.InvalidLine("an invalid fault", problem)
            : fault;
    }

    private Command ReadCommand(TextParser line)
    {
        var label = line.TryBefore("=");
        var described = ReadName(line, isMaker: label is not null);
        var command = described.Notate(line, described.Prototype);
        return label is null ? command : (Maker)command with { Label = ReadLabel(label, line) };
    }

    private static CommandDescription ReadName(TextParser line, bool isMaker)
    {
        var described = Vocabulary.Find(line.Peek(1)) ?? Vocabulary.Find(line.Peek(2));
        if (described is not null && described.Prototype is Maker == isMaker)
        {
            line.Keyword(described.Name);
            return described;
        }

        throw line.Unexpected(isMaker ? Expected(makers: true) : $"LABEL = {Expected(true)} | {Expected(false)}");
    }

    private int ReadLabel(string word, TextParser line)
    {
        if (!LabelText.TryParse(word, out var label))
        {
            throw line.InvalidLine($"the label {FormatError.Quote(word)}", "a label of letters from a to z");
        }

        return _labels.Add(label)
            ? label
            : throw line.InvalidLine(
                $"the duplicate label {FormatError.Quote(word)}", "a label that no earlier line defines");
    }

    private static string Expected(bool makers) => string.Join(
        " | ", Vocabulary.All.Where(it => it.Prototype is Maker == makers).Select(it => it.Name));
}

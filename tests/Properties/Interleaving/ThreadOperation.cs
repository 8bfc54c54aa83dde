using Lockstep.Commands;
using Lockstep.Production;

namespace Properties.Interleaving;

/// <summary>One operation of a thread: a command, or a look at something that the library shows.</summary>
/// <param name="Name">Makes its text: few operations are ever printed.</param>
/// <param name="Run">Runs it; returns everything that its caller learns.</param>
internal sealed record ThreadOperation(Func<string> Name, Func<SharedMachine, string> Run)
{
    /// <summary>How a history prints it.</summary>
    public string Text => Name();

    /// <summary>A command of the vocabulary with addresses in place of labels.</summary>
    public static ThreadOperation Of(Command command) => new(
        () => ScenarioText.Print(command), machine => Print(Vocabulary.Of(command).Run(machine.Firmware, command)));

    /// <summary>The guest's own code fills memory; no lock protects that.</summary>
    public static ThreadOperation Write(GuestWrite write) => new(() => ScenarioText.Print(write), machine =>
    {
        LockHooks.Step();
        machine.Platform.GuestFill(write.Place.Value, write.Bytes, write.Value);
        LockHooks.Step();
        return "done";
    });

    /// <summary>A look at a property.</summary>
    public static ThreadOperation Look(string what, Func<Firmware, object> read) =>
        new(() => what, machine => read(machine.Firmware).ToString()!);

    /// <summary>A look at a list.</summary>
    public static ThreadOperation LookAtList<T>(string what, Func<Firmware, IEnumerable<T>> read) =>
        new(() => what, machine => $"[{string.Join(", ", read(machine.Firmware))}]");

    private static string Print(Answer answer) =>
        $"{answer.Error} {answer.Value:x} {answer.Hypercall} {string.Join(' ', answer.Refusals)}".Trim();
}

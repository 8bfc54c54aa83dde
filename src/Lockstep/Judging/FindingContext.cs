namespace Lockstep.Judging;

/// <summary>What a reader of a finding needs besides its differences.</summary>
internal static class FindingContext
{
    /// <summary>The lines.</summary>
    /// <param name="outcome">What the model predicts; null if it predicts nothing, as for the host.</param>
    /// <param name="answer">The answer of the subject; null if it gave none.</param>
    /// <param name="machine">The machine after the step; null for a bare allocator.</param>
    public static string Of(Outcome? outcome, Answer? answer, MachineRun? machine)
    {
        var lines = new List<string>();
        if (outcome is not null && outcome.Answer == answer)
            lines.Add($"answer on both sides: {Wording.Of(outcome.Answer)}");
        if (outcome is null && answer is not null)
            lines.Add($"answer: {Wording.Of(answer)}");
        foreach (var planned in machine?.Planned ?? [])
            lines.Add(Of(planned.Access, machine!));
        return string.Join('\n', lines);
    }

    private static string Of(HostAccess access, MachineRun machine)
    {
        var instant = access.After!.Value;
        var all = machine.ActionsOf(instant.Moment);
        var when = instant.Number <= all.Count
            ? $"after {Wording.Of(instant)}, {all[instant.Number - 1]}"
            : $"after {Wording.Of(instant)}, which never came: there were {all.Count}";
        var what = access is HostWrite ? "host wrote" : "host read";
        return $"{what} {access.Bytes} {(access.Bytes == 1 ? "byte" : "bytes")} at {Wording.Of(access.Place)} {when}";
    }
}

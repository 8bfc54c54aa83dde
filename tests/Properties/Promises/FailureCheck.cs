using Lockstep.Scenarios;

namespace Properties.Promises;

/// <summary>
/// Promise 7, looked at from outside: an ordinary operation that fails leaves everything as it was, but for what
/// the environment would not undo, which is reported.
/// </summary>
internal static class FailureCheck
{
    /// <summary>Teardown goes on to its end instead of rolling back.</summary>
    public static bool IsOrdinary(Command command) =>
        command is not (UnshareAll or UnmapMmio or Dispose or Boot or EnterPayload or FailBoot);

    /// <summary>Runs resolved commands, and looks around before and behind each that fails.</summary>
    /// <returns>How many ordinary operations failed.</returns>
    public static int Check(Scenario scenario)
    {
        var rig = new Rig((Machine)scenario.Platform, scenario.Boots);
        var live = new LiveMemory();
        var failures = 0;
        foreach (var command in Steps.Of(scenario))
        {
            var before = rig.Situation;
            var answer = rig.Do(command);
            if (!answer.Succeeded && IsOrdinary(command))
            {
                failures++;
                CheckOne(command, answer, before, rig, live);
            }

            live.Follow(command, answer);
        }

        return failures;
    }

    private static void CheckOne(Command command, Answer answer, Situation before, Rig rig, LiveMemory live)
    {
        var what = $"{ScenarioText.Print(command)} failed with {answer.Error}";
        var after = rig.Situation;
        var refused = answer.Refusals.Select(refusal => refusal.Granule).ToArray();
        Assert.True(before.Shared.All(after.Shared.Contains), $"{what} and took granules away");
        Assert.True(
            after.Shared.Except(before.Shared).All(refused.Contains), $"{what}; shared and not reported: {after}");
        var held = after.View.Pool.Quarantined - before.View.Pool.Quarantined;
        Assert.True(
            refused.Length > 0 ? held > 0 : held == 0, $"{what}; refused {refused.Length}, quarantined {held} bytes");
        Assert.Equal(held, (UInt128)(before.View.HeapFree - after.View.HeapFree));
        CheckPages(what, command, before, after, rig);
        var untouched = after with
        {
            View = after.View with
            {
                HeapFree = before.View.HeapFree,
                Pool = after.View.Pool with { Quarantined = before.View.Pool.Quarantined },
                RefusedPages = before.View.RefusedPages,
            },
            Shared = before.Shared,
            Guard = before.Guard,
            Mapped = before.Mapped,
        };
        Assert.True(before == untouched, $"{what} and changed\n  {before}\nto\n  {after}");
        Assert.True(
            rig.Platform.Touched.FirstOrDefault(live.Meets) is { Size: 0 },
            $"{what} and wrote to memory that a caller has: "
                + string.Join(", ", rig.Platform.Touched.Where(live.Meets)));
    }

    /// <summary>Pages are as before, but that refused ones may be left, and that earlier ones may be let go.</summary>
    private static void CheckPages(string what, Command command, Situation before, Situation after, Rig rig)
    {
        var undoRefused = rig.Platform.Trace.OfType<PageTableEntry>()
            .Where(entry => entry is { Change: Port.Unmap, TookEffect: false })
            .Select(entry => (entry.Start, entry.End)).ToHashSet();
        var leftOver = after.View.RefusedPages.ToHashSet();
        Assert.True(
            after.Mapped.Except(before.Mapped).All(undoRefused.Contains), $"{what} and left something mapped: {after}");
        Assert.True(
            after.Guard.Except(before.Guard).All(leftOver.Contains), $"{what} and left a page in the guard: {after}");
        if (command is not MapMmio)
            Assert.Equal(before.View.RefusedPages, after.View.RefusedPages);
        Assert.True(
            before.Guard.Where(page => page == 0 || IsNeeded(before.View, page)).All(after.Guard.Contains),
            $"{what} and closed a page that is needed: {after}");
        Assert.True(
            before.Mapped.Where(range => IsNeeded(before.View, range.Start)).All(after.Mapped.Contains),
            $"{what} and unmapped what is needed: {after}");
    }

    /// <summary>What an earlier undo had to leave mapped is nobody's, and may go with the next try.</summary>
    private static bool IsNeeded(View view, ulong page) =>
        view.MmioRegions.Concat(view.Regions.Select(region => region.Range))
            .Any(range => page >= (range.Base & ~4095UL) && page < range.End);
}

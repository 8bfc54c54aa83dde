namespace Properties.Promises;

/// <summary>
/// Promise 7 from outside: an ordinary operation that fails leaves the state unchanged, except for rollbacks that the
/// environment refused, which are reported.
/// </summary>
internal static class AtomicityCheck
{
    /// <summary>Whether a command rolls back on failure; teardown runs to its end instead.</summary>
    public static bool IsOrdinary(Command command) =>
        command is not (UnshareAll or UnmapMmio or Dispose or Boot or EnterPayload or FailBoot);

    /// <summary>Runs resolved commands and compares the state before and after each one that fails.</summary>
    /// <returns>The number of ordinary operations that failed.</returns>
    public static int Check(Scenario scenario)
    {
        var rig = new Rig((Machine)scenario.Platform, scenario.Boots);
        var live = new LiveMemory();
        var failures = 0;
        foreach (var command in Steps.Of(scenario))
        {
            var before = rig.Snapshot;
            var answer = rig.Do(command);
            if (!answer.Succeeded && IsOrdinary(command))
            {
                failures++;
                CheckFailure(command, answer, before, rig, live);
            }

            live.Follow(command, answer);
        }

        return failures;
    }

    private static void CheckFailure(Command command, Answer answer, Snapshot before, Rig rig, LiveMemory live)
    {
        var what = $"{ScenarioText.Print(command)} failed with {answer.Error}";
        var after = rig.Snapshot;
        var refused = answer.Refusals.Select(refusal => refusal.Granule).ToArray();
        Assert.True(before.Shared.All(after.Shared.Contains), $"{what} and unshared granules");
        Assert.True(
            after.Shared.Except(before.Shared).All(refused.Contains),
            $"{what} and left granules shared without reporting them: {after}");
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
            rig.Platform.Touched.FirstOrDefault(live.Overlaps) is { Size: 0 },
            $"{what} and wrote to live memory: "
                + string.Join(", ", rig.Platform.Touched.Where(live.Overlaps)));
    }

    /// <summary>Mappings are unchanged, except that refused pages may remain and earlier remnants may go.</summary>
    private static void CheckPages(string what, Command command, Snapshot before, Snapshot after, Rig rig)
    {
        var undoRefused = rig.Platform.Trace.OfType<PageTableEntry>()
            .Where(entry => entry is { Change: Port.Unmap, TookEffect: false })
            .Select(entry => (entry.Start, entry.End)).ToHashSet();
        var leftOver = after.View.RefusedPages.ToHashSet();
        Assert.True(
            after.Mapped.Except(before.Mapped).All(undoRefused.Contains), $"{what} and left a range mapped: {after}");
        Assert.True(
            after.Guard.Except(before.Guard).All(leftOver.Contains), $"{what} and left a page in the guard: {after}");
        if (command is not MapMmio)
            Assert.Equal(before.View.RefusedPages, after.View.RefusedPages);
        Assert.True(
            before.Guard.Where(page => page == 0 || IsNeeded(before.View, page)).All(after.Guard.Contains),
            $"{what} and unmapped a needed page from the guard: {after}");
        Assert.True(
            before.Mapped.Where(range => IsNeeded(before.View, range.Start)).All(after.Mapped.Contains),
            $"{what} and unmapped a needed range: {after}");
    }

    /// <summary>
    /// Remnants of an earlier failed rollback belong to nothing, and a later attempt may remove them.
    /// </summary>
    private static bool IsNeeded(View view, ulong page) =>
        view.MmioRegions.Concat(view.Regions.Select(region => region.Range))
            .Any(range => page >= (range.Base & ~4095UL) && page < range.End);
}

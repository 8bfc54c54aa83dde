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
        var inQuarantine = new HashSet<ulong>();
        var failures = 0;
        foreach (var command in Steps.Of(scenario))
        {
            var before = rig.Snapshot;
            var answer = rig.Do(command);
            if (!answer.Succeeded && IsOrdinary(command))
            {
                failures++;
                CheckFailure(command, answer, before, rig, live, inQuarantine);
            }

            inQuarantine.UnionWith(answer.Refusals.Select(refusal => refusal.Granule));

            live.Follow(command, answer);
        }

        return failures;
    }

    /// <param name="command">The command that failed.</param>
    /// <param name="answer">Its error.</param>
    /// <param name="before">The state before it.</param>
    /// <param name="rig">The state after it.</param>
    /// <param name="live">The memory in use.</param>
    /// <param name="inQuarantine">The granules reported before: a lack of memory retries them.</param>
    private static void CheckFailure(
        Command command, Answer answer, Snapshot before, Rig rig, LiveMemory live, HashSet<ulong> inQuarantine)
    {
        var what = $"{ScenarioText.Print(command)} failed with {answer.Error}";
        var after = rig.Snapshot;
        var refused = answer.Refusals.Select(refusal => refusal.Granule).ToArray();
        None(before.Shared.Except(after.Shared).Except(inQuarantine), $"{what} and unshared granules");
        None(
            after.Shared.Except(before.Shared).Except(refused),
            $"{what} and left granules shared without reporting them");
        var held = (Int128)after.View.Pool.Quarantined - (Int128)before.View.Pool.Quarantined;
        var retried = before.View.Pool.Quarantined > 0 && answer.Error is Error.OutOfMemory or Error.Hypervisor;
        Assert.True(
            retried ? refused.Length == 0 || after.View.Pool.Quarantined > 0
            : refused.Length > 0 ? held > 0 : held == 0,
            $"{what}; refused {refused.Length}, quarantined {held} bytes");
        Assert.Equal(held, (Int128)before.View.HeapFree - (Int128)after.View.HeapFree);
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
        Assert.True(before == untouched, $"{what} and changed {Changes(before.View, untouched.View)}");
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
        None(after.Mapped.Except(before.Mapped).Except(undoRefused), $"{what} and left a range mapped");
        None(after.Guard.Except(before.Guard).Except(leftOver), $"{what} and left a page in the guard");
        if (command is not MapMmio)
            Assert.Equal(before.View.RefusedPages, after.View.RefusedPages);
        None(
            before.Guard.Where(page => page == 0 || IsNeeded(before.View, page)).Except(after.Guard),
            $"{what} and unmapped a needed page from the guard");
        None(
            before.Mapped.Where(range => IsNeeded(before.View, range.Start)).Except(after.Mapped),
            $"{what} and unmapped a needed range");
    }

    private static void None(IEnumerable<ulong> addresses, string what) =>
        Assert.True(addresses.Any() is false, $"{what}: {string.Join(", ", addresses.Select(it => $"0x{it:x}"))}");

    private static void None(IEnumerable<(ulong Start, ulong End)> ranges, string what) => Assert.True(
        ranges.Any() is false, $"{what}: {string.Join(", ", ranges.Select(it => $"0x{it.Start:x}..0x{it.End:x}"))}");

    private static string Changes(View before, View after) => string.Join(", ", Wording.Pairs(before, after)
        .Where(part => part.Model != part.Subject)
        .Select(part => $"{part.Name} from {part.Model} to {part.Subject}"));

    /// <summary>
    /// Remnants of an earlier failed rollback belong to nothing, and a later attempt may remove them.
    /// </summary>
    private static bool IsNeeded(View view, ulong page) =>
        view.MmioRegions.Concat(view.Regions.Select(region => region.Range))
            .Any(range => page >= (range.Base & ~4095UL) && page < range.End);
}

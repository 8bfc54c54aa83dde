namespace Properties.BadSubjects;

/// <summary>A broken subject, a scenario that exposes it, and the comparison or rule that must catch it.</summary>
/// <param name="Catches">The expected difference among those reported.</param>
/// <param name="Subject">The broken subject.</param>
/// <param name="Lines">The scenario, without its platform line.</param>
/// <param name="Platform">The platform line.</param>
internal sealed record BadCase(string Catches, BadSubject Subject, string[] Lines, string Platform = BadCase.Pkvm)
{
    public const string Pkvm =
        "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB";

    public const string Boot =
        "boot fdt 0x80000000 memory 0x80000000+16MiB swiotlb 64KiB align 4096 kernel 0x80400000+1MiB "
        + "pci-config 0x50000000+4KiB bar 0x50010000+4KiB";

    /// <summary>The scenario; commands after the failing one are never reached.</summary>
    public Scenario Scenario =>
        ScenarioText.Parse(string.Join('\n', [Platform, .. Lines, "mmio-address 0x50000000+4KiB"]) + "\n");

    public override string ToString() => Catches.Replace("safety rule ", string.Empty, StringComparison.Ordinal);
}

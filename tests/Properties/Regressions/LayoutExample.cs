using Fuzz.Targets;
using Lockstep.Subjects;

namespace Properties.Regressions;

/// <summary>
/// Found by <c>verify campaign</c> on the target layout:
/// worker hangs
/// </summary>
public sealed class LayoutExample
{
    [Fact(Timeout = 10_000)]
    public async Task Input_holds()
    {
        byte[] input = [12, 4];

        var finding = await Task.Run(
            () => TargetSet.Find("layout", ProductionFactory.Instance)!.Run(input),
            TestContext.Current.CancellationToken);

        Assert.True(finding is null, finding?.Text);
    }
}

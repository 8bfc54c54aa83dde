using Fuzz.Targets;
using Lockstep.Subjects;

namespace Properties.Regressions;

/// <summary>
/// Found by <c>verify campaign</c> on the target granule:
/// promise 2
/// </summary>
public sealed class GranuleExample
{
    [Fact(Timeout = 10_000)]
    public async Task Input_holds()
    {
        var input = Convert.FromBase64String("""
            AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSElK
            S0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiYw==
            """);

        var finding = await Task.Run(
            () => TargetSet.Find("granule", ProductionFactory.Instance)!.Run(input),
            TestContext.Current.CancellationToken);

        Assert.True(finding is null, finding?.Text);
    }
}

using Fuzz.Campaigning;

namespace Verify.Campaigns;

/// <summary>What a campaign's folders refuse, as the shell sees it.</summary>
internal static class Refusal
{
    /// <summary>The exit code of some work; what refuses it is one line on standard error.</summary>
    public static int Of(Surroundings around, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (CampaignError error)
        {
            around.Error.WriteLine(OneLine.Of(error.Message));
            return ExitCode.Usage;
        }
    }
}

using System.Globalization;
using Fuzz.Campaigning;
using Fuzz.Corpora;
using Fuzz.Targets;
using Fuzz.Working;

namespace Fuzz.Engines;

/// <summary>What a search begins with as files, for engines that read a folder.</summary>
internal static class SeedFolder
{
    /// <summary>The name of the folder of all targets' seeds in a campaign's folder.</summary>
    public const string Name = ".seeds";

    /// <summary>
    /// Writes the seeds of a target and the inputs that a person gave; those that are there are written again.
    /// </summary>
    /// <param name="order">Says where the campaign's folder is, and which inputs.</param>
    /// <param name="target">The target.</param>
    /// <returns>The folder of its seeds.</returns>
    public static string Write(CampaignOrder order, ITarget target)
    {
        var folder = Path.Combine(order.Folder, Name, target.Name);
        Directory.CreateDirectory(folder);
        var number = 0;
        foreach (var seed in target.Seeds.Concat(Given(order, target)))
        {
            var name = number++.ToString("0000", CultureInfo.InvariantCulture);

            // An empty file is no input to AFL++.
            WholeFile.Write(Path.Combine(folder, $"seed-{name}"), seed is [] ? [0] : seed);
        }

        return folder;
    }

    /// <summary>
    /// Writes what a person gave as the queue of a worker that never was: an instance of AFL++ that goes on with its
    /// own queue takes no folder of seeds, and looks at its peers' queues first.
    /// </summary>
    /// <param name="order">Says where the campaign's folder is, and which inputs.</param>
    /// <param name="target">The target.</param>
    public static void WriteAsPeer(CampaignOrder order, ITarget target)
    {
        var store = new WorkerStore(Path.Combine(order.Folder, $"{target.Name}-corpus"));
        var number = store.NextNumber(WorkerStore.Queue);
        foreach (var input in Given(order, target))
        {
            store.Make();
            store.Save(WorkerStore.Queue, number++, "src:corpus", input);
        }
    }

    private static IEnumerable<byte[]> Given(CampaignOrder order, ITarget target) =>
        CampaignCorpus.Inputs(order.Corpus, target.Name).Select(input => input.Bytes);
}

using Fuzz.Working;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>What workers leave on disk for each other and for their parent.</summary>
public sealed class WorkerFolderTests
{
    [Fact]
    public void A_worker_learns_each_input_of_its_peers_once_and_nothing_of_other_targets()
    {
        using var folder = new TemporaryFolder();
        var peer = Store(folder, "scenario-2");
        peer.Save(WorkerStore.Queue, 0, "src:seed", [1]);
        Store(folder, "boot-1").Save(WorkerStore.Queue, 0, "src:seed", [9]);
        Store(folder, "scenario-1").Save(WorkerStore.Queue, 0, "src:seed", [8]);
        var peers = new Peers(folder.PathOf("scenario-1"));

        Assert.Equal([1], Assert.Single(peers.Fresh()).Bytes);
        peer.Save(WorkerStore.Queue, 1, "src:000000", [2]);
        Assert.Equal([2], Assert.Single(peers.Fresh()).Bytes);
        Assert.Empty(peers.Fresh());
    }

    [Fact]
    public void Files_that_are_not_whole_or_are_called_otherwise_are_no_inputs()
    {
        using var folder = new TemporaryFolder();
        var store = Store(folder, "scenario-1");
        store.Save(WorkerStore.Queue, 4, "src:seed", [1]);
        File.WriteAllText(Path.Combine(store.Folder, WorkerStore.Queue, WholeFile.Unfinished + "id:000009"), "half");
        File.WriteAllText(Path.Combine(store.Folder, WorkerStore.Queue, "README.txt"), "text");

        Assert.Equal("id:000004,src:seed", Path.GetFileName(Assert.Single(store.Files(WorkerStore.Queue))));
        Assert.Equal(5, store.NextNumber(WorkerStore.Queue));
    }

    [Fact]
    public void Notes_hold_the_input_that_runs_and_the_counts()
    {
        using var folder = new TemporaryFolder();
        using var parent = Notes.Create(folder.Root);
        using var worker = Notes.Open(folder.Root);
        var counts = new Counts(1, 2, 3, TimeSpan.FromSeconds(4), 5, TimeSpan.FromSeconds(6), 7);

        worker.Begin([1, 2, 3]);
        worker.Begin([4, 5]);
        worker.Counts = counts;

        Assert.Equal(2, parent.Runs);
        Assert.Equal([4, 5], parent.Input);
        Assert.Equal(counts, parent.Counts);
    }

    private static WorkerStore Store(TemporaryFolder folder, string name)
    {
        var store = new WorkerStore(folder.PathOf(name));
        store.Make();
        return store;
    }
}

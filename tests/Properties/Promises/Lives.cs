using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Generators;
using Lockstep.Shrinking;
using Properties.Suite;

namespace Properties.Promises;

/// <summary>
/// Several trackers and boots, one after another over one heap and hypervisor, with other granules, guards and kinds of
/// pool: nothing of an earlier life decides anything. Each life is in lockstep with a model that has had none.
/// </summary>
public sealed class Lives
{
    private static readonly Recipe[] Recipes =
    [
        Recipe.On(Hypervisor.Pkvm), Recipe.On(Hypervisor.PkvmAndroid13), Recipe.On(Hypervisor.GenieZone),
        Recipe.On(Hypervisor.Gunyah), Recipe.Machines, Recipe.Machines,
    ];

    [Property(Arbitrary = [typeof(Lives)], MaxTest = 600)]
    public void Earlier_lives_decide_nothing(ImmutableArray<Scenario> lives)
    {
        var lifetimes = new Lifetimes(((Machine)lives[0].Platform).Heap);
        for (var index = 0; index < lives.Length; index++)
        {
            if (SuiteRun.Current.Run(lives[index], lifetimes).Finding is not { } finding)
                continue;
            SuiteRun.Current.MustHold(lives[index]);
            Assert.Fail(string.Join('\n', [
                $"Life {index + 1} fails after the lives before it. Alone, in an environment of its own, it holds.",
                .. lives.Take(index).Select((life, earlier) => $"\nLife {earlier + 1}:\n{ScenarioText.Print(life)}"),
                $"\nLife {index + 1}:\n{Report.Of(lives[index], finding, lifetimes.Name)}",
            ]));
        }

        lifetimes.End();
    }

    public static Arbitrary<ImmutableArray<Scenario>> Of() => Arb.From(
        Gen.Sized(size =>
            from recipe in Gen.Elements(Recipes)
            from count in Gen.Choose(2, 4)
            from seeds in Gen.ArrayOf(Gen.Choose(0, int.MaxValue), count)
            select OverOneHeap(seeds.Select(seed => ScenarioGenerator.Make((ulong)seed, size, recipe)))),
        Smaller);

    /// <summary>The scenarios with the largest heap that each of their machines may have.</summary>
    private static ImmutableArray<Scenario> OverOneHeap(IEnumerable<Scenario> scenarios)
    {
        var lives = scenarios.ToImmutableArray();
        var heap = ((Machine)lives[0].Platform).Heap;
        foreach (var machine in lives.Select(life => (Machine)life.Platform))
            heap = ((Machine)Caps.Apply(new Scenario(machine with { Heap = heap }, [])).Platform).Heap;
        return [.. lives.Select(life => life with { Platform = (Machine)life.Platform with { Heap = heap } })];
    }

    private static IEnumerable<ImmutableArray<Scenario>> Smaller(ImmutableArray<Scenario> lives) =>
        Enumerable.Range(0, lives.Length).Where(_ => lives.Length > 1).Select(lives.RemoveAt)
            .Concat(Enumerable.Range(0, lives.Length).SelectMany(index => Shrinker.Candidates(lives[index])
                .Where(it => it.Platform is Machine one && one.Heap == ((Machine)lives[0].Platform).Heap)
                .Select(it => lives.SetItem(index, it))));
}

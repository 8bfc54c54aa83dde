using FsCheck;
using FsCheck.Fluent;
using Lockstep.Scenarios;
using Lockstep.Shrinking;

namespace Generators;

/// <summary>FsCheck arbitraries for properties over any <see cref="Lockstep.Scenarios.Scenario"/>.</summary>
public static class ScenarioArbitrary
{
    /// <summary>Scenarios on all platforms.</summary>
    public static Arbitrary<Scenario> Scenario() => For(Recipe.Any);

    /// <summary>Scenarios of a recipe, shrunk by the shrinker that all front ends share.</summary>
    public static Arbitrary<Scenario> For(Recipe recipe) =>
        Arb.From(ScenarioGenerator.Of(recipe), Shrinker.Candidates);
}

/// <summary>Scenarios on the bare allocator.</summary>
public static class AllocatorArbitrary
{
    /// <inheritdoc cref="AllocatorArbitrary"/>
    public static Arbitrary<Scenario> Scenario() => ScenarioArbitrary.For(Recipe.Allocator);
}

/// <summary>Scenarios on machines of all hypervisors.</summary>
public static class MachineArbitrary
{
    /// <inheritdoc cref="MachineArbitrary"/>
    public static Arbitrary<Scenario> Scenario() => ScenarioArbitrary.For(Recipe.Machines);
}

/// <summary>Scenarios on machines without a fault plan.</summary>
public static class FaultFreeArbitrary
{
    /// <inheritdoc cref="FaultFreeArbitrary"/>
    public static Arbitrary<Scenario> Scenario() => ScenarioArbitrary.For(Recipe.Machines.WithoutFaults());
}

/// <summary>Scenarios that boot.</summary>
public static class BootArbitrary
{
    /// <inheritdoc cref="BootArbitrary"/>
    public static Arbitrary<Scenario> Scenario() =>
        ScenarioArbitrary.For(Recipe.Machines with { BootPercent = 100 });
}

/// <summary>Scenarios on hostile machines.</summary>
public static class HostileArbitrary
{
    /// <inheritdoc cref="HostileArbitrary"/>
    public static Arbitrary<Scenario> Scenario() => ScenarioArbitrary.For(Recipe.Hostile);
}

/// <summary>Scenarios under protected KVM.</summary>
public static class PkvmArbitrary
{
    /// <inheritdoc cref="PkvmArbitrary"/>
    public static Arbitrary<Scenario> Scenario() => ScenarioArbitrary.For(Recipe.On(Hypervisor.Pkvm));
}

/// <summary>Scenarios under protected KVM of Android 13.</summary>
public static class PkvmAndroid13Arbitrary
{
    /// <inheritdoc cref="PkvmAndroid13Arbitrary"/>
    public static Arbitrary<Scenario> Scenario() =>
        ScenarioArbitrary.For(Recipe.On(Hypervisor.PkvmAndroid13));
}

/// <summary>Scenarios under GenieZone.</summary>
public static class GenieZoneArbitrary
{
    /// <inheritdoc cref="GenieZoneArbitrary"/>
    public static Arbitrary<Scenario> Scenario() => ScenarioArbitrary.For(Recipe.On(Hypervisor.GenieZone));
}

/// <summary>Scenarios under Gunyah.</summary>
public static class GunyahArbitrary
{
    /// <inheritdoc cref="GunyahArbitrary"/>
    public static Arbitrary<Scenario> Scenario() => ScenarioArbitrary.For(Recipe.On(Hypervisor.Gunyah));
}

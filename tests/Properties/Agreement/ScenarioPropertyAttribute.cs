using System.Diagnostics.CodeAnalysis;

namespace Properties.Agreement;

/// <summary>A property over generated scenarios.</summary>
[AttributeUsage(AttributeTargets.Method)]
[SuppressMessage("Extensibility", "xUnit3003", Justification = "FsCheck has nowhere to pass it on to.")]
internal sealed class ScenarioPropertyAttribute : PropertyAttribute
{
    public ScenarioPropertyAttribute(Type arbitrary) => Arbitrary = [arbitrary];
}

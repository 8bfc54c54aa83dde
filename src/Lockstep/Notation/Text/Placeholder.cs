namespace Lockstep.Notation.Text;

/// <summary>The names of the kinds of values in a <see cref="Grammar"/>; docs/scenarios.md explains each.</summary>
internal static class Placeholder
{
    public const string Label = "LABEL";
    public const string Platform = "PLATFORM";
    public const string Number = "N";
    public const string Size = "SIZE";
    public const string Alignment = "ALIGNMENT";
    public const string Address = "ADDRESS";
    public const string Byte = "BYTE";
    public const string Place = "PLACE";
    public const string Area = "AREA";
    public const string Extent = "BASE+SIZE";
    public const string Calls = "CALLS";
    public const string Code = "CODE";
}

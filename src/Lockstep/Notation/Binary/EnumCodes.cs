using Lockstep.Platforms;

namespace Lockstep.Notation.Binary;

/// <summary>The codes of enumerations. A new value takes the next code and the next version of the form.</summary>
internal static class EnumCodes
{
    /// <summary>The kinds of platform.</summary>
    public static CodeTable<PlatformKind> Platforms { get; } = new(
        "platform",
        Hypervisors.All.Select(it => (new PlatformKind(it.Hypervisor), it.Code))
            .Append((new PlatformKind(null), Hypervisors.Allocator))
            .Concat(Hypervisors.All.Select(it => (new PlatformKind(it.Hypervisor, IsHostile: true), it.HostileCode))));

    /// <summary>The latest version of the form that introduced one of these codes.</summary>
    public static int Latest => new[]
    {
        Platforms.Latest, Holder<Port>.Table.Latest, Holder<FaultMode>.Table.Latest,
        Holder<Direction>.Table.Latest, Holder<RebootReason>.Table.Latest, Holder<Moment>.Table.Latest,
    }.Max();

    private static readonly object[] Tables =
    [
        new CodeTable<Port>("port",
        [
            (Port.MemInfo, new(0)), (Port.MemShare, new(1)), (Port.MemUnshare, new(2)), (Port.GuardInfo, new(3)),
            (Port.GuardEnroll, new(4)), (Port.GuardMap, new(5)), (Port.GuardUnmap, new(6)), (Port.MapReadOnly, new(7)),
            (Port.MapMutable, new(8)), (Port.MapDevice, new(9)), (Port.Unmap, new(10)),
        ]),
        new CodeTable<FaultMode>("fault mode", [(FaultMode.Refused, new(0)), (FaultMode.CarriedOut, new(1))]),
        new CodeTable<Direction>("direction",
            [(Direction.ToDevice, new(0)), (Direction.FromDevice, new(1)), (Direction.Both, new(2))]),
        new CodeTable<RebootReason>("reboot reason",
        [
            (RebootReason.InternalError, new(0)), (RebootReason.InvalidFdt, new(1)),
            (RebootReason.InvalidPayload, new(2)), (RebootReason.InvalidRamdisk, new(3)),
        ]),
        new CodeTable<Moment>("moment",
            [(Moment.Entry, new(0)), (Moment.Read, new(1, Since: 2)), (Moment.Write, new(2, Since: 2))]),
    ];

    /// <summary>The codes of an enumeration.</summary>
    public static CodeTable<T> Of<T>()
        where T : struct, Enum => Holder<T>.Table;

    private static class Holder<T>
        where T : struct, Enum
    {
        public static readonly CodeTable<T> Table = Tables.OfType<CodeTable<T>>().SingleOrDefault()
            ?? throw new InvalidOperationException($"{typeof(T).Name} has no codes in the binary form; add its table");
    }
}

using System.Collections.Immutable;
using Lockstep.Notation;
using MemoryModel;
using MemoryModel.Boot;
using MemoryModel.Sharing;

namespace Lockstep.Production;

/// <summary>Converts between types of the model and of the production code, without logic of its own.</summary>
internal static class Translation
{
    public static Result<Layout> ToLayout(Shape shape) => Layout.Create(shape.Size, shape.Alignment);

    public static MemoryRange ToRange(Extent extent) => new(extent.Base, extent.End);

    public static Extent ToExtent(MemoryRange range) => new(range.Start, range.Size);

    public static MemoryModel.Boot.RebootReason ToReason(Reference.RebootReason reason) =>
        Enum.Parse<MemoryModel.Boot.RebootReason>(reason.ToString());

    public static Result<MemoryRange> ToRange(Area area) =>
        area.Form == AreaForm.Range
            ? new MemoryRange(area.First, area.Second)
            : MemoryRange.FromBaseAndSize(area.First, area.Second);

    public static BufferDirection ToDirection(Direction direction) => direction switch
    {
        Direction.ToDevice => BufferDirection.DriverToDevice,
        Direction.FromDevice => BufferDirection.DeviceToDriver,
        Direction.Both => BufferDirection.Both,
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "unknown direction"),
    };

    public static MemoryModel.Boot.BootFacts ToFacts(Reference.BootFacts facts) => new(
        facts.Fdt,
        ToRange(facts.Memory),
        new SwiotlbFacts(facts.SwiotlbSize, facts.SwiotlbAlignment, facts.SwiotlbBase),
        facts.Kernel is { } kernel ? ToRange(kernel) : default(Result<MemoryRange>?),
        facts.Ramdisk is { } ramdisk ? ToRange(ramdisk) : default(Result<MemoryRange>?),
        ToRange(facts.PciConfig),
        ToRange(facts.Bar));

    public static Answer ToAnswer(Result result) =>
        result.Error is { } error ? ToAnswer(error) : Answer.Ok;

    public static Answer ToAnswer(Result<ulong> result) =>
        result.Error is { } error ? ToAnswer(error) : Answer.Address(result.Value);

    public static Answer ToAnswer(BootFailure? failure) => failure is null
        ? Answer.Ok
        : (failure.Cause is { } cause ? ToAnswer(cause) : Answer.Ok) with
        {
            Reboot = Namesake<MemoryModel.Boot.RebootReason, Reference.RebootReason>.Of(failure.Reason),
            Refusals = ToRefusals(failure.Refused),
            Text = failure.ToString(),
        };

    private static ImmutableArray<Refusal> ToRefusals(IReadOnlyList<RefusedGranule> refused) => refused.Count == 0
        ? []
        : [.. refused.Select(granule => new Refusal(granule.Address, granule.Code))];

    private static Answer ToAnswer(MemoryError error) => new()
    {
        Error = Namesake<ErrorKind, Error>.Of(error.Kind),
        Hypercall = error.Hypercall is { } failure
            ? new Reference.HypercallFailure(
                (Hypercall)failure.Function,
                failure.Code,
                Namesake<HypercallReason, FailureReason>.Of(failure.Reason))
            : null,
        Refusals = ToRefusals(error.Refused),
        Text = error.ToString(),
    };
}

using Lockstep.Notation;
using Lockstep.Safety;

namespace Lockstep.Commands;

/// <summary>Memory accesses of the guest's own code, and of the host to what it sees.</summary>
internal static class GuestAndHostCommands
{
    public static IEnumerable<CommandDescription> All { get; } =
    [
        new Description<GuestWrite>(
            new("guest writes", new(23, Weight: 8), new(default, 0, 0), static (to, it) => it with
            {
                Bytes = to.Count(it.Bytes, "byte"),
                Value = to.Of(it.Value),
                Place = to.AtMemory(it.Place),
            }),
            resolve: static (it, resolver) =>
                resolver.AddressOf(it.Place) is { } address ? it with { Place = address } : null,
            buffer: null,
            cap: static it => it.Bytes > Cost.Access ? it with { Bytes = Cost.Access } : it,
            ranges: null,
            SafetyEffect<GuestWrite>.Ordinary with
            {
                Needs = static (it, _) => new Needed([], [new(it.Place.Value, it.Bytes)]),
            },
            Execution<GuestWrite>.AsGuest(static (platform, it) =>
                platform.GuestFill(it.Place.Value, it.Bytes, it.Value)),
            replacement: null),
        OfHost<HostRead>(
            new("host reads", new(24, Weight: 8), new(default, 0, null), static (to, it) => it with
            {
                Bytes = to.Count(it.Bytes, "byte"),
                Place = to.At(it.Place),
                After = to.After(it.After),
            })),
        OfHost<HostWrite>(
            new("host writes", new(25, Weight: 12), new(default, 0, null, 0), static (to, it) => it with
            {
                Bytes = to.Count(it.Bytes, "byte"),
                Value = to.Of(it.Value),
                Place = to.At(it.Place),
                After = to.After(it.After),
            })),
    ];

    private static Description<T> OfHost<T>(Syntax<T> form)
        where T : HostAccess => new(
        form,
        resolve: static (it, resolver) =>
            resolver.HostAddressOf(it.Place) is { } place ? (T)(it with { Place = place }) : null,
        buffer: null,
        cap: static it => it.Bytes > Cost.Access || Cost.Instant(it.After) != it.After
            ? (T)(it with { Bytes = Math.Min(it.Bytes, Cost.Access), After = Cost.Instant(it.After) })
            : it,
        ranges: null,
        SafetyEffect<T>.Ordinary,
        Execution<T>.AsHost,
        replacement: null);
}

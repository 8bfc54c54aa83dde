namespace Lockstep.Formats;

/// <summary>
/// Walks the places that commands name, so that renaming and resolving need no list of commands.
/// </summary>
public static class CommandPlaces
{
    /// <summary>The same command with each of its places replaced; what is absent stays absent.</summary>
    /// <param name="command">Any command.</param>
    /// <param name="replace">Says what stands for a place.</param>
    public static Command WithPlaces(this Command command, Func<Place, Place> replace) => command switch
    {
        Share it => it with { Buffer = replace(it.Buffer) },
        Free it => it with { Buffer = replace(it.Buffer) },
        HeapFree it => it with { Buffer = replace(it.Buffer) },
        DmaFree it => it with { Buffer = replace(it.Buffer) },
        Unshare it => it with
        {
            Bounce = replace(it.Bounce),
            Buffer = it.Buffer is { } buffer ? replace(buffer) : null,
        },
        GuestWrite it => it with { Place = replace(it.Place) },
        HostAccess it => it with { Place = replace(it.Place) },
        _ => command,
    };
}

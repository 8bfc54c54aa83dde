using Spectre.Console;
using Verify.Display;

namespace Verify.Job;

/// <summary>
/// Chooses the display: bars on a terminal, lines elsewhere, nothing with a JSON document.
/// </summary>
/// <param name="around">The outside.</param>
/// <param name="json">Whether standard output is for a JSON document.</param>
internal sealed class Watched(Surroundings around, bool json)
{
    private bool IsLive => around.IsTerminal && !json;

    /// <summary>Where lines for a person go.</summary>
    public TextWriter Lines => json ? around.Error : around.Output;

    /// <summary>Does work that shows how far it is.</summary>
    /// <param name="generates">Whether generated scenarios run too.</param>
    /// <param name="work">The work.</param>
    public T Run<T>(bool generates, Func<IProgressView, T> work) => IsLive
        ? LiveProgress.During(around.Console, generates, work)
        : work(new PlainProgress(json ? TextWriter.Null : around.Output));

    /// <summary>Does work that takes a while and cannot tell how long.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="work">The work.</param>
    public T Wait<T>(string what, Func<T> work) => IsLive
        ? around.Console.Status().Start(Markup.Escape(OneLine.Of(what)), _ => work())
        : work();
}

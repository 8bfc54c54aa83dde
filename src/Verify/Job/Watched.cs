using Spectre.Console;
using Verify.Display;

namespace Verify.Job;

/// <summary>Selects the display: bars on a terminal, lines elsewhere, nothing with a JSON document.</summary>
/// <param name="around">The tool's environment.</param>
/// <param name="json">Whether standard output is for a JSON document.</param>
internal sealed class Watched(Surroundings around, bool json)
{
    private bool IsLive => around.IsTerminal && !json;

    /// <summary>The stream for text.</summary>
    public TextWriter Lines => json ? around.Error : around.Output;

    /// <summary>Runs work that reports its progress.</summary>
    public T Run<T>(bool generates, Func<IProgressView, T> work) => IsLive
        ? LiveProgress.During(around.Console, generates, work)
        : work(new PlainProgress(json ? TextWriter.Null : around.Output));

    /// <summary>Runs work of unknown length.</summary>
    public T Wait<T>(string what, Func<T> work) => IsLive
        ? around.Console.Status().Start(Markup.Escape(OneLine.Of(what)), _ => work())
        : work();
}

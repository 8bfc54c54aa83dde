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

    /// <summary>Prints a line at once, above whatever is drawn.</summary>
    public void Tell(string line)
    {
        if (IsLive)
            around.Console.WriteLine(OneLine.Of(line));
        else
            Lines.WriteLine(OneLine.Of(line));
    }

    /// <summary>Runs work that reports its progress.</summary>
    public void Run(bool generates, Action<IProgressView> work)
    {
        if (IsLive)
            LiveProgress.During(around.Console, generates, work);
        else
            work(new PlainProgress(json ? TextWriter.Null : around.Output));
    }

    /// <summary>Runs one input, whose result is told at the end; only a terminal shows that it runs.</summary>
    public void RunOne(Action<IProgressView> work)
    {
        if (IsLive)
            LiveProgress.During(around.Console, generates: false, work);
        else
            work(new PlainProgress(TextWriter.Null));
    }

    /// <summary>Runs work of unknown length that reports its progress in words.</summary>
    public T Wait<T>(string what, Func<Action<string>, T> work) => IsLive
        ? around.Console.Status().Start(Markup.Escape(OneLine.Of(what)), context => work(progress =>
            context.Status(Markup.Escape(OneLine.Of($"{what}: {progress}")))))
        : work(progress => Lines.WriteLine(OneLine.Of($"{what}: {progress}")));
}

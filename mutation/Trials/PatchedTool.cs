using Lockstep.Subjects;
using Processes;

namespace Mutation.Trials;

/// <summary>
/// The tool on production code with a historical defect: a reader sees a real failure from beginning to end.
/// </summary>
/// <param name="workshop">The checkout.</param>
public sealed class PatchedTool(Workshop workshop)
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(24);

    /// <summary>Builds a defect, unless cached, and runs the tool on it.</summary>
    /// <param name="name">The defect, with or without its number.</param>
    /// <param name="arguments">The arguments of the tool.</param>
    /// <param name="story">Receives lines about the defect and the build.</param>
    /// <param name="output">Receives the tool's output; null to run it in this process's terminal.</param>
    /// <param name="stop">Requests an early end.</param>
    /// <returns>The tool's exit code.</returns>
    /// <exception cref="StrengthError">There is no such defect, or it does not build.</exception>
    public int Run(
        string name, IReadOnlyList<string> arguments, Action<string> story, TextWriter? output, CancellationToken stop)
    {
        var catalogue = Catalogue.Read(workshop.Catalogue);
        var defect = catalogue.Named([name]).Single();
        story($"Production code with the defect {defect.Name} of docs/defects.md: {defect.Header.Title}.");
        story(defect.Header.WhatGoesWrong);
        story("Building it, which takes some seconds the first time.");
        Directory.CreateDirectory(workshop.Scratch);
        try
        {
            var folder = Path.Combine(workshop.Scratch, defect.FullName);
            WorkerFolder.Make(folder, new PatchedBuild(workshop, catalogue.Probe).Make(defect, stop));
            return Run(Path.Combine(folder, WorkerFolder.Tool), defect.Name, arguments, output, stop);
        }
        finally
        {
            Directory.Delete(workshop.Scratch, recursive: true);
        }
    }

    private static int Run(
        string tool, string defect, IReadOnlyList<string> arguments, TextWriter? output, CancellationToken stop)
    {
        var command = DotnetHost.With([tool, .. arguments])
            .WithEnvironmentVariables(environment => environment.Set(PatchedProduction.Variable, defect));
        if (output is null)
            return Foreground.Run(command, isQuiet: false, stop);
        var ended = ChildProcess.Run(command, Limit, stop);
        output.WriteLine(ended.Output);
        return ended.Code
            ?? throw new StrengthError($"verify: the tool on patched code ended early: {ended.FirstLine}");
    }
}

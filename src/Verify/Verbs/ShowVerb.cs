using System.CommandLine;
using Verify.CommandLine;
using Verify.Display;
using Verify.Showing;
using Command = System.CommandLine.Command;

namespace Verify.Verbs;

/// <summary><c>verify show FILE</c>: a page that shows what happens to memory, step by step.</summary>
internal static class ShowVerb
{
    private const string UsualFolder = "artifacts/show";

    private static readonly string Description = HelpText.Of(
        """
        Writes one HTML page that shows what a run does to memory: addresses across, steps down, what the host sees,
        what is quarantined, live buffers, and the step that fails with what both sides say. It reads any file that
        'verify replay' reads, and a log, whose name ends with .log. The page needs no network and no other file.
        """,
        "0 written, 2 wrong usage, or a file that cannot be read or written",
        "verify show docs/three-pages.scenario --with-defect refill-hint",
        "verify show tests/Properties/Recorded/firmware-logs/stale-pool.log --out stale-pool.html",
        "verify show docs/three-pages.scenario --svg --step 3 > step-3.svg");

    public static Command Create(Surroundings around)
    {
        var file = Options.Operand<string>("FILE", "The file to show.");
        var output = Options.File(
            "--out", $"Where to write the page. [default: {UsualFolder}, and the name of the file]");
        var svg = new Option<bool>("--svg") { Description = "Prints the steps around one as an SVG instead." };
        var step = Options.Count("--step", int.MaxValue, "The step of --svg. [default: the failing one, or the last]");
        var json = new Option<bool>("--json")
        {
            Description = "Prints the document that the page has in it instead; see docs/json.md.",
        };
        var machine = new RecordedMachine();
        var defect = new WithDefect();
        var verb = new Command("show", Description) { file, output, svg, step, json, defect.Option };
        foreach (var option in machine.All)
            verb.Options.Add(option);
        verb.Validators.Add(machine.Check);
        verb.Validators.Add(command =>
        {
            if (command.Has(step) && !command.GetValue(svg))
                command.AddError("--step is for --svg; the page has all steps.");
            if (command.GetValue(svg) && command.GetValue(json))
                command.AddError("--svg and --json are two forms; give one of them.");
        });
        verb.SetAction(parsed =>
        {
            var isPrinted = parsed.GetValue(svg) || parsed.GetValue(json);
            if (defect.TryRun(parsed, isPrinted, around) is { } code)
                return code;
            var picture = new PictureSource(around, machine.Of(parsed)).Of(parsed.GetValue(file)!);
            if (parsed.GetValue(json))
                around.Output.WriteLine(PictureJson.Of(picture));
            else if (parsed.GetValue(svg))
                around.Output.WriteLine(PictureSvg.Of(picture, IndexOf(picture, parsed.GetValue(step))));
            else
                Write(PicturePage.Of(picture), parsed.GetValue(output) ?? PathOf(picture.Name), around);
            return ExitCode.Held;
        });
        return verb;
    }

    private static int IndexOf(Lockstep.Pictures.Picture picture, int? step)
    {
        var wanted = step ?? picture.Failing;
        var index = wanted is null ? -1 : picture.Steps.ToList().FindIndex(it => it.Step >= wanted);
        return index < 0 ? picture.Steps.Count - 1 : index;
    }

    private static string PathOf(string name) =>
        Path.Combine(UsualFolder, Path.GetFileNameWithoutExtension(name) + ".html");

    private static void Write(string page, string path, Surroundings around)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllText(path, page);
        around.Output.WriteLine(OneLine.Of($"wrote {path}; open it in a browser"));
    }
}

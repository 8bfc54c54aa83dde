using Processes;

namespace Mutation.Trials;

/// <summary>Builds the production code with a defect from a patched copy, or takes it from the cache.</summary>
internal sealed class PatchedBuild(Workshop workshop, string probe)
{
    /// <summary>The file name of the built assembly.</summary>
    public const string Assembly = "MemoryModel.dll";

    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(5);

    // Style checks do not apply to patched code.
    private static readonly string[] Build =
    [
        "build", "-c", "Release", "-o", "out", "-nologo", "-v:q", "-m:1", "-nodeReuse:false",
        "-p:TreatWarningsAsErrors=false", "-p:WarningLevel=0", "-p:RunAnalyzers=false",
        "-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false",
        Path.Combine("src", "MemoryModel", "MemoryModel.csproj"),
    ];

    /// <summary>Builds a defect, unless cached, and returns the path of the assembly.</summary>
    /// <exception cref="StrengthError">The patch does not apply, or the patched code does not build.</exception>
    public string Make(Defect defect, CancellationToken stop)
    {
        if (!File.Exists(probe))
            throw new StrengthError($"{probe}: found no such file, expected the probe that patches call");
        var tree = new SourceTree(workshop);
        var built = Path.Combine(workshop.Cache, tree.HashWith(defect.PatchFile, probe), Assembly);
        if (File.Exists(built))
            return built;
        var copy = Path.Combine(workshop.Scratch, "copies", defect.FullName);
        tree.CopyTo(copy);
        Apply(defect, copy, stop);
        File.Copy(probe, Path.Combine(copy, "src", "MemoryModel", Path.GetFileName(probe)), overwrite: true);
        Compile(defect, copy, stop);
        Keep(Path.Combine(copy, "out", Assembly), built);
        return built;
    }

    private static void Apply(Defect defect, string copy, CancellationToken stop)
    {
        var applied = Git.Run(copy, ["apply", "--whitespace=nowarn", defect.PatchFile], isolated: true, stop);
        if (applied.Code != 0)
        {
            throw new StrengthError(
                $"{defect.PatchFile}: the patch no longer applies to src/MemoryModel: {applied.FirstLine}");
        }
    }

    private static void Compile(Defect defect, string copy, CancellationToken stop)
    {
        var compiled = ChildProcess.Run(DotnetHost.With(Build).WithWorkingDirectory(copy), BuildTime, stop);
        if (compiled.Code == 0)
            return;
        var why = compiled.Output.Split('\n').FirstOrDefault(
            line => line.Contains("error", StringComparison.Ordinal), compiled.FirstLine);
        throw new StrengthError($"{defect.PatchFile}: the patched code does not build: {why.Trim()}");
    }

    // Written under another name and renamed, since another process may build the same.
    private static void Keep(string assembly, string built)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(built)!);
        var whole = $"{built}.{Environment.ProcessId}";
        File.Copy(assembly, whole, overwrite: true);
        File.Move(whole, built, overwrite: true);
    }
}

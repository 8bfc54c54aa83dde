using System.Diagnostics;
using Fuzz.Campaigning;
using Fuzz.Working;

namespace Fuzz.Engines;

/// <summary>The driver that libFuzzer needs, built with the machine's clang at the start of a campaign.</summary>
internal static class LibFuzzerDriver
{
    private const string Source = "libfuzzer.c";
    private const string Install = "install it: apt-get install clang libclang-rt-14-dev";

    // Debian names them by version, and not every machine has the plain name.
    private static readonly string[] Compilers =
        ["clang", .. Enumerable.Range(11, 15).Reverse().Select(version => $"clang-{version}")];

    /// <summary>Builds it.</summary>
    /// <param name="campaign">The campaign's folder.</param>
    /// <param name="searchPath">The folders of programs, as in <c>PATH</c>.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="CampaignError">There is no clang, or it has no libFuzzer.</exception>
    public static string Build(string campaign, string searchPath)
    {
        var clang = MachineTool.Find(searchPath, Compilers)
            ?? throw new CampaignError(
                $"verify: --engine libfuzzer needs clang, which is not installed; {Install}");
        var folder = Path.Combine(campaign, ".driver");
        Directory.CreateDirectory(folder);
        var source = Path.Combine(folder, Source);
        using (var reader = new StreamReader(typeof(LibFuzzerDriver).Assembly.GetManifestResourceStream(Source)!))
            WholeFile.Write(source, reader.ReadToEnd());
        var driver = Path.Combine(folder, "libfuzzer");
        var said = Compile(clang, source, driver);
        if (said is null)
            return driver;
        throw new CampaignError(said.Contains("libclang_rt.fuzzer", StringComparison.Ordinal)
            ? $"verify: --engine libfuzzer needs the library of libFuzzer, which {clang} does not find; {Install}"
            : $"verify: {clang} cannot build {source}: {EngineProcess.LastWordsOf(said)}");
    }

    // What the compiler said where it failed.
    private static string? Compile(string clang, string source, string driver)
    {
        using var process = Process.Start(new ProcessStartInfo(
            clang, ["-std=c11", "-O1", "-Wall", "-Wextra", "-Werror", "-fsanitize=fuzzer", source, "-o", driver])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said;
    }
}

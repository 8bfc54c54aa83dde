using CliWrap;
using Processes;

namespace Fuzz.Engines.LibFuzzer;

/// <summary>The driver of libFuzzer, built with clang at the start of a campaign.</summary>
internal static class LibFuzzerDriver
{
    private const string Source = "libfuzzer.c";
    private const string Install = "install it: apt-get install clang libclang-rt-14-dev";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // Debian names them by version; the plain name is optional.
    private static readonly string[] Compilers =
        ["clang", .. Enumerable.Range(11, 15).Reverse().Select(version => $"clang-{version}")];

    /// <summary>Builds it in a campaign's folder, with a compiler in <c>PATH</c>.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="CampaignError">There is no clang, or it has no libFuzzer.</exception>
    public static string Build(string campaign, string searchPath)
    {
        var clang = EngineProcess.Find(searchPath, Compilers)
            ?? throw new CampaignError(
                $"verify: --engine libfuzzer needs clang, which is not installed; {Install}");
        var folder = Path.Combine(campaign, ".driver");
        Directory.CreateDirectory(folder);
        var source = Path.Combine(folder, Source);
        using (var reader = new StreamReader(typeof(LibFuzzerDriver).Assembly.GetManifestResourceStream(Source)!))
            WholeFile.Write(source, reader.ReadToEnd());
        var driver = Path.Combine(folder, "libfuzzer");
        var compiler = Cli.Wrap(clang).WithArguments(
            ["-std=c11", "-O1", "-Wall", "-Wextra", "-Werror", "-fsanitize=fuzzer", source, "-o", driver]);
        var end = ChildProcess.Run(compiler, Limit, CancellationToken.None);
        if (end.Code == 0)
            return driver;
        throw new CampaignError(end.Error.Contains("libclang_rt.fuzzer", StringComparison.Ordinal)
            ? $"verify: --engine libfuzzer needs libFuzzer's library, which {clang} does not find; {Install}"
            : $"verify: {clang} cannot build {source}: {EngineProcess.LastWordsOf(end.Error)}");
    }
}

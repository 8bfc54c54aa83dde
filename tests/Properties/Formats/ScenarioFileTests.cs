using System.Diagnostics;
using Lockstep.Formats;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;

namespace Properties.Formats;

public sealed class ScenarioFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_extension_selects_the_format()
    {
        var scenario = Caps.Apply(ScenarioText.Parse(Samples.Everything).Normalise());
        Assert.Equal(scenario, ScenarioFile.Load(_folder.Write("s.scenario", scenario.ToString())).Scenario);
        Assert.Equal(scenario, ScenarioFile.Load(_folder.Write("s.bin", ScenarioBinary.Encode(scenario))).Scenario);
        Assert.Equal(
            HalTrace.Read(RecordedFiles.PathOf("virtio-blk.hal"), MachineDefaults.Machine),
            ScenarioFile.Load(RecordedFiles.PathOf("virtio-blk.hal")).Scenario);
        var trace = RecordedFiles.PathOf("frame-allocator", "01.trace");
        Assert.Equal(AllocatorTrace.Read(trace).Expected, ScenarioFile.Load(trace).Expected);
    }

    [Theory]
    [InlineData("s.trace")]
    [InlineData("s.hal")]
    [InlineData("s.bin")]
    [InlineData("s.scenario")]
    public void Unreadable_file_is_a_one_line_error(string name)
    {
        AssertRejected(_folder.PathOf(Path.Combine("none", name)), ":0: found no such file, expected");
        AssertRejected(_folder.PathOf(name), ":0: found no such file, expected");
        AssertRejected(_folder.Root + Path.DirectorySeparatorChar, ":0: found a directory, expected");
        AssertRejected(_folder.Write(name, ""), ":1: found an empty file or not a regular file, expected");
        AssertRejected(
            _folder.Write(name, new byte[16_777_217]), ":1: found 16777217 bytes, expected at most 16777216 bytes");
    }

    [Theory]
    [InlineData("s.trace")]
    [InlineData("s.hal")]
    [InlineData("s.scenario")]
    public void Binary_content_in_a_text_file_is_an_error(string name)
    {
        AssertRejected(_folder.Write(name, [.. "#\n"u8, 0, 1]), ":2: found a binary file, expected");
        AssertRejected(_folder.Write(name, [.. "#\n"u8, 0xff]), ":2: found invalid UTF-8, expected");
    }

    [Fact]
    public void Content_of_another_format_is_an_error()
    {
        var hal = File.ReadAllBytes(RecordedFiles.PathOf("virtio-blk.hal"));
        AssertRejected(_folder.Write("s.trace", hal), ":3: found 'dma_alloc', expected 'trace order=32 seed=N'");
        AssertRejected(_folder.Write("s.scenario", hal), ":3: found 'dma_alloc', expected 'platform'");
        AssertRejected(_folder.Write("s.hal", "platform pkvm\n"), ":1: found 'platform', expected a HAL call");
    }

    [Fact]
    public void Truncated_recording_is_an_error()
    {
        var hal = File.ReadAllBytes(RecordedFiles.PathOf("virtio-blk.hal"));
        AssertRejected(
            _folder.Write("s.hal", hal.AsSpan()[..^3]), ":12498: found a last line without a newline, expected");
        var trace = File.ReadAllText(RecordedFiles.PathOf("frame-allocator", "01.trace"));
        var end = trace.LastIndexOf("end", StringComparison.Ordinal);
        AssertRejected(_folder.Write("s.trace", trace[..end]), ":387: found the last line, expected 'end'");
    }

    [Fact]
    public void Devices_and_pipes_are_refused_without_blocking()
    {
        if (OperatingSystem.IsWindows())
            return;

        var pipe = _folder.PathOf("pipe");
        using (var maker = Process.Start("mkfifo", pipe))
            maker.WaitForExit();

        AssertRejected(pipe, "found an empty file or not a regular file, expected");
        AssertRejected("/dev/zero", "found an empty file or not a regular file, expected");
        File.CreateSymbolicLink(_folder.PathOf("link"), "/dev/zero");
        AssertRejected(_folder.PathOf("link"), "found an empty file or not a regular file, expected");
    }

    private static void AssertRejected(string path, string message)
    {
        var error = Assert.Throws<FormatError>(() => ScenarioFile.Load(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}

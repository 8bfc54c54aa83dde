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
        AssertRejected(_folder.PathOf(Path.Combine("none", name)), ": found no such file, expected");
        AssertRejected(_folder.PathOf(name), ": found no such file, expected");
        AssertRejected(_folder.Root + Path.DirectorySeparatorChar, ": found a folder, expected");
        AssertRejected(_folder.Write(name, ""), ":1: found an empty file, expected");
        AssertRejected(
            _folder.Write(name, new byte[16_777_217]), ": found 16,777,217 bytes, expected at most 16,777,216 bytes");
    }

    [Theory]
    [InlineData("s.trace")]
    [InlineData("s.hal")]
    [InlineData("s.scenario")]
    public void Binary_content_in_a_text_file_is_an_error(string name)
    {
        AssertRejected(_folder.Write(name, [.. "#\n"u8, 0, 1]), ":2: found a binary file, expected");
        AssertRejected(_folder.Write(name, [.. "#\n"u8, 0xff]), ":2: found invalid UTF-8, expected");
        AssertRejected(_folder.Write(name, [0xff, 0xfe, .. "#\0"u8]), ":1: found text in UTF-16, expected");
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

    [Theory]
    [InlineData("s.HAL", FileFormat.HalTrace)]
    [InlineData("S.Trace", FileFormat.AllocatorTrace)]
    [InlineData("s.SCENARIO", FileFormat.Scenario)]
    [InlineData("s.BIN", FileFormat.Binary)]
    [InlineData("id:000012,src:seed", FileFormat.Binary)]
    [InlineData("crash-da39a3ee5e6b4b0d3255bfef95601890afd80709", FileFormat.Binary)]
    [InlineData("slow-unit-da39a3ee5e6b4b0d3255bfef95601890afd80709", FileFormat.Binary)]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709", FileFormat.Binary)]
    [InlineData("da39a3ee5e6b4b0d", FileFormat.Binary)]
    public void Name_says_the_format(string name, FileFormat format) =>
        Assert.Equal(format, FileFormats.Of($"some/where/{name}", "anything"u8));

    [Theory]
    [InlineData("\ufeff# a comment\n\ntrace order=32 seed=1\nend\n", FileFormat.AllocatorTrace)]
    [InlineData("unshare 0\n", FileFormat.HalTrace)]
    [InlineData("platform pkvm\n", FileFormat.Scenario)]
    [InlineData("", FileFormat.Scenario)]
    [InlineData("\0\u0001", FileFormat.Scenario)]
    public void First_word_says_the_format_where_the_name_does_not(string text, FileFormat format) =>
        Assert.All((string[])["-", "file", "file.txt"], name =>
            Assert.Equal(format, FileFormats.Of(name, System.Text.Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Header_of_the_binary_form_says_the_format() =>
        Assert.Equal(FileFormat.Binary, FileFormats.Of("file", [0xff, (byte)'S', (byte)'C', 2]));

    private static void AssertRejected(string path, string message)
    {
        var error = Assert.Throws<FormatError>(() => ScenarioFile.Load(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}

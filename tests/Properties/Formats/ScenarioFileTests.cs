using System.Diagnostics;
using System.Text;
using Lockstep.Formats;
using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;

namespace Properties.Formats;

public sealed class ScenarioFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("formats").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_name_says_how_a_file_is_read()
    {
        var scenario = Caps.Apply(ScenarioText.Parse(Samples.Everything).Normalise());
        Assert.Equal(scenario, ScenarioFile.Load(Write("s.scenario", scenario.ToString())).Scenario);
        Assert.Equal(scenario, ScenarioFile.Load(Write("s.bin", ScenarioBinary.Encode(scenario))).Scenario);
        Assert.Equal(
            HalTrace.Read(Samples.Recorded("virtio-blk.hal"), MachineDefaults.Machine),
            ScenarioFile.Load(Samples.Recorded("virtio-blk.hal")).Scenario);
        var trace = Samples.Recorded("frame-allocator", "01.trace");
        Assert.Equal(AllocatorTrace.Read(trace).Expected, ScenarioFile.Load(trace).Expected);
    }

    [Theory]
    [InlineData("s.trace")]
    [InlineData("s.hal")]
    [InlineData("s.bin")]
    [InlineData("s.scenario")]
    public void Whatever_cannot_be_read_is_one_line(string name)
    {
        Fails(Path.Combine(_folder, "none", name), ":0: found no such file, expected");
        Fails(Path.Combine(_folder, name), ":0: found no such file, expected");
        Fails(_folder + Path.DirectorySeparatorChar, ":0: found a directory, expected");
        Fails(Write(name, ""), ":1: found nothing, an empty file or no regular one, expected");
        Fails(Write(name, new byte[16_777_217]), ":1: found 16777217 bytes, expected at most 16777216 bytes");
    }

    [Theory]
    [InlineData("s.trace")]
    [InlineData("s.hal")]
    [InlineData("s.scenario")]
    public void Bytes_are_no_text(string name)
    {
        Fails(Write(name, [.. "#\n"u8, 0, 1]), ":2: found a binary file, expected");
        Fails(Write(name, [.. "#\n"u8, 0xff]), ":2: found bytes that are no UTF-8, expected");
    }

    [Fact]
    public void Files_of_one_kind_under_the_name_of_another_are_refused()
    {
        var hal = File.ReadAllBytes(Samples.Recorded("virtio-blk.hal"));
        Fails(Write("s.trace", hal), ":3: found 'dma_alloc', expected 'trace order=32 seed=N'");
        Fails(Write("s.scenario", hal), ":3: found 'dma_alloc', expected 'platform'");
        Fails(Write("s.hal", "platform pkvm\n"), ":1: found 'platform', expected a HAL call");
    }

    [Fact]
    public void Recorded_files_that_are_cut_off_are_refused()
    {
        var hal = File.ReadAllBytes(Samples.Recorded("virtio-blk.hal"));
        Fails(Write("s.hal", hal[..^3]), ":12498: found a last line without its end, expected");
        var trace = File.ReadAllText(Samples.Recorded("frame-allocator", "01.trace"));
        var end = trace.LastIndexOf("end", StringComparison.Ordinal);
        Fails(Write("s.trace", trace[..end]), ":387: found the last line, expected 'end'");
    }

    [Fact]
    public void Devices_and_pipes_do_not_keep_it_waiting()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var pipe = Path.Combine(_folder, "pipe");
        using (var maker = Process.Start("mkfifo", pipe))
        {
            maker.WaitForExit();
        }

        Fails(pipe, "found nothing, an empty file or no regular one, expected");
        Fails("/dev/zero", "found nothing, an empty file or no regular one, expected");
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), "/dev/zero");
        Fails(Path.Combine(_folder, "link"), "found nothing, an empty file or no regular one, expected");
    }

    private static void Fails(string path, string message)
    {
        var error = Assert.Throws<FormatError>(() => ScenarioFile.Load(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

using System.Xml.Linq;
using Properties.Tool;
using Verify;
using Verify.Display;
using Verify.Job;

namespace Properties.ResultForms;

/// <summary>--junit, and annotations: findings in the forms that a CI shows.</summary>
public sealed class JUnitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Result => _folder.PathOf("results/junit.xml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Test_case_is_a_row_and_a_failure_has_the_report()
    {
        var good = _folder.Write("good.scenario", "platform allocator smallest 16\nadd 0x1000+4096\n");
        var bad = _folder.Write("bad.scenario", BrokenSubjects.Scenario);

        var run = ToolRun.With(new BrokenSubjects(), "replay", good, bad, "--junit", Result);
        var cases = XDocument.Load(Result).Descendants("testcase").ToList();

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Equal((byte)'<', File.ReadAllBytes(Result)[0]);
        Assert.Equal([good, bad], cases.Select(one => one.Attribute("name")!.Value));
        Assert.All(cases, one => Assert.Equal("verify.replay", one.Attribute("classname")!.Value));
        Assert.Empty(cases[0].Elements());
        Assert.Contains("answer", cases[1].Element("failure")!.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.StartsWith("Step 2 of 2 differs: ", cases[1].Element("failure")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_are_those_of_the_cases_and_the_seed_is_a_property()
    {
        ToolRun.Of("--for", "0s", "--seed", "7", "--granule", "4KiB", "--junit", Result).MustHold();
        var suite = XDocument.Load(Result).Root!.Element("testsuite")!;

        Assert.Equal($"{3 + Hypervisors.Names.Count()}", suite.Attribute("tests")!.Value);
        Assert.Equal("0", suite.Attribute("failures")!.Value);

        // Nothing was generated in no time.
        Assert.Equal($"{1 + Hypervisors.Names.Count()}", suite.Attribute("skipped")!.Value);
        Assert.Contains(suite.Descendants("property"), it => it.Attribute("value")!.Value == "7");
    }

    [Fact]
    public void Interrupted_run_does_not_look_as_if_all_passed()
    {
        using var subjects = new StoppingSubjects(ProductionFactory.Instance, after: 0);
        ToolRun.With(subjects, subjects.Stop, "--for", "1h", "--granule", "64KiB", "--junit", Result);

        Assert.Equal("1", XDocument.Load(Result).Root!.Attribute("errors")!.Value);
    }

    [Fact]
    public void Report_with_characters_that_xml_cannot_have_is_written()
    {
        var finding = new DocumentFinding("row\a", "kind <&>") { Report = "bell \a, half \ud83d, whole \U0001f600" };

        var failure = JUnitFile.Of(DocumentOf(finding)).Descendants("failure").Single();

        Assert.Equal("bell ?, half ?, whole \U0001f600", failure.Value);
        Assert.Contains("kind &lt;&amp;&gt;", $"{failure}", StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_cannot_be_written_is_refused_before_anything_runs() =>
        ToolRun.Of("--junit", _folder.Root).MustBeRefused(_folder.Root);

    [Fact]
    public void Run_that_is_refused_leaves_no_file()
    {
        ToolRun.Of("replay", _folder.PathOf("none.scenario"), "--junit", Result).MustBeRefused("no such file");
        MustBeNoFile();

        File.WriteAllText(Result, "of an earlier run");
        ToolRun.Of("replay", _folder.PathOf("none.scenario"), "--junit", Result).MustBeRefused("no such file");
        MustBeNoFile();
    }

    [Theory]
    [InlineData("--granule 5x")]
    [InlineData("--heap 2MiB --granule 128")]
    [InlineData("--what")]
    public void Wrong_usage_leaves_no_file(string words)
    {
        ToolRun.Of(["replay", RecordedFiles.PathOf("virtio-blk.hal"), "--junit", Result, .. words.Split(' ')])
            .MustBeRefused(string.Empty);

        MustBeNoFile();
    }

    [Fact]
    public void Link_stays_and_what_it_points_to_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows links to administrators only.");
        var file = _folder.Write("good.scenario", BrokenSubjects.Scenario);
        var link = File.CreateSymbolicLink(_folder.PathOf("link.xml"), _folder.PathOf("target.xml"));

        ToolRun.Of("replay", file, "--junit", link.FullName).MustHold();

        Assert.NotNull(new FileInfo(link.FullName).LinkTarget);
        Assert.NotEmpty(XDocument.Load(_folder.PathOf("target.xml")).Descendants("testcase"));
    }

    [Fact]
    public void Annotation_is_one_line_with_escapes()
    {
        using var output = new StringWriter();
        var finding = new DocumentFinding("a, b", "answer: 100 %")
        {
            File = "x:y.scenario",
            Report = "one\r\ntwo: 50 %\n",
        };

        Annotations.Print(output, DocumentOf(finding));

        Assert.Equal(
            "::error file=x%3Ay.scenario,title=verify replay%3A a%2C b%3A answer%3A 100 %25::one%0D%0Atwo: 50 %25%0A\n",
            output.ToString());
    }

    [Fact]
    public void Annotations_are_printed_on_their_host_only()
    {
        var file = _folder.Write("bad.scenario", BrokenSubjects.Scenario);
        string Output(bool annotates)
        {
            using var output = new StringWriter();
            var around = Surroundings.Plain(output, TextWriter.Null, new BrokenSubjects(), default);
            VerifyApp.Run(["replay", file], around with { Annotates = annotates });
            return output.ToString();
        }

        Assert.DoesNotContain("::error", Output(annotates: false), StringComparison.Ordinal);
        Assert.Contains(
            $"\n::error file={file},title=verify replay", Output(annotates: true), StringComparison.Ordinal);
    }

    private static Document DocumentOf(DocumentFinding finding) =>
        new("replay", Ending.Found, ExitCode.Found, [new Row("fine", Scenarios: 1)], [finding]) { Repeat = "again" };

    private void MustBeNoFile() =>
        Assert.False(File.Exists(Result), "a run that was refused left a JUnit file, which looks like its result");
}

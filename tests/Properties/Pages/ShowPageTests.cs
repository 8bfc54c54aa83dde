using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Properties.BadSubjects;
using Properties.ResultForms;
using Properties.Tool;
using PuppeteerSharp;
using PuppeteerSharp.Input;

namespace Properties.Pages;

/// <summary>The page of <c>verify show</c>, used as a reader uses it.</summary>
public sealed class ShowPageTests
{
    private const string Position = "#position";
    private static readonly string Stale = RecordedFiles.PathOf("firmware-logs", "stale-pool.log");
    private static readonly string Driver = RecordedFiles.PathOf("virtio-blk.hal");

    [Fact]
    public async Task Failing_line_is_on_screen_with_its_rule()
    {
        await using var browser = await Show(Stale);

        Assert.Equal("line 1008 is wrong: safety rule live-in-shared", await browser.Text("#verdict"));
        Assert.Equal("1008 of 1408", await browser.Text(Position));
        var details = await browser.Text("#details");
        Assert.StartsWith(
            "line 1008: [TRACE] Allocated shared buffer at 0x90002010", details, StringComparison.Ordinal);
        Assert.Contains("A live buffer lies entirely in shared granules", details, StringComparison.Ordinal);
        Assert.Contains("line 1005 unshared 0x90002000..0x90003000", details, StringComparison.Ordinal);
        browser.MustBeQuiet();
    }

    [Fact]
    public async Task Keys_and_slider_step()
    {
        await using var browser = await Show(Stale);
        var keyboard = browser.Page.Keyboard;

        await keyboard.PressAsync("ArrowRight");
        Assert.Equal("1009 of 1408", await browser.Text(Position));
        await keyboard.PressAsync("ArrowUp");
        await keyboard.PressAsync("ArrowLeft");
        Assert.Equal("1007 of 1408", await browser.Text(Position));
        await keyboard.PressAsync("Home");
        Assert.Equal("1 of 1408", await browser.Text(Position));
        await keyboard.PressAsync("End");
        Assert.Equal("1408 of 1408", await browser.Text(Position));
        await keyboard.PressAsync("f");
        Assert.Equal("1008 of 1408", await browser.Text(Position));
        await browser.Page.EvaluateExpressionAsync(
            "{ const it = document.getElementById('slider'); it.value = 9; it.dispatchEvent(new Event('input')); }");
        Assert.Equal("10 of 1408", await browser.Text(Position));
        browser.MustBeQuiet();
    }

    [Fact]
    public async Task Only_what_explains_the_failing_line_is_left()
    {
        await using var browser = await Show(Stale);
        var all = await LastRow(browser);

        await browser.Page.ClickAsync("#slice");

        Assert.Equal("1008 of 1408", await browser.Text(Position));
        Assert.InRange(await LastRow(browser), 3, all / 2);
        await browser.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Contains("Unsharing memory region 0x90002000", await browser.Text("#details"), StringComparison.Ordinal);
        await browser.Page.Keyboard.PressAsync("s");
        Assert.Equal(all, await LastRow(browser));
        browser.MustBeQuiet();
    }

    [Fact]
    public async Task Hovering_names_the_command_and_the_state()
    {
        await using var browser = await Show(Path.Combine(Checkout, "docs", "three-pages.scenario"));
        var canvas = await browser.Page.QuerySelectorAsync("canvas");
        var box = (await canvas.BoundingBoxAsync())!;

        // The second row, in the middle of the buffer.
        await browser.Page.Mouse.MoveAsync(box.X + 400, box.Y + 34 + 18 + 9);

        var tip = await browser.Text("#tip");
        Assert.Contains("step 2: a = dma-alloc 3 pages", tip, StringComparison.Ordinal);
        Assert.Contains("shared with the host, since step 2", tip, StringComparison.Ordinal);
        Assert.Contains("live buffer a (12 KiB at 0x7fe00000, step 2)", tip, StringComparison.Ordinal);
        browser.MustBeQuiet();
    }

    [Fact]
    public async Task Legend_explains_what_the_picture_has_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        await using var browser = await Show(
            folder.Write("allocator.scenario", "platform allocator smallest 16\nadd 0x0+1GiB\n"));

        Assert.Equal(
            "across: addresses \u00b7 down: steps \u00b7 drawn: what the production code did to memory \u00b7 "
                + "dotted: memory of the allocator \u00b7 thick frame: changed in this step \u00b7 + added",
            await browser.Text("#legend"));
        browser.MustBeQuiet();
    }

    /// <summary>Nothing else shows what a double fetch read each time.</summary>
    [Fact]
    public async Task Step_shows_the_bytes_that_were_read_and_written()
    {
        using var folder = new TemporaryFolder();
        await using var browser = await Show(folder.Write(
            "bounce.scenario",
            "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\ninit-dynamic-pool\n"
                + "a = share 64 bytes at 0x80200000 from-device\nhost writes 64 bytes of 0x33 at a\nunshare a\n"));

        var details = await browser.Text("#details");
        Assert.Contains("guest read 0x7fe00000..0x7fe00040: 3333333333333333...", details, StringComparison.Ordinal);
        Assert.Contains("guest wrote 0x80200000..0x80200040: 3333333333333333...", details, StringComparison.Ordinal);
        Assert.DoesNotContain("\nwritten 0x80200000", details, StringComparison.Ordinal);
        browser.MustBeQuiet();
    }

    [Fact]
    public async Task Recorded_driver_of_12_498_commands_opens_and_steps()
    {
        await using var browser = await Show(Driver);
        Assert.Equal("12498 of 12498", await browser.Text(Position));

        var clock = Stopwatch.StartNew();
        for (var press = 0; press < 20; press++)
            await browser.Page.Keyboard.PressAsync("PageUp");

        Assert.NotEqual("12498 of 12498", await browser.Text(Position));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"20 screens took {clock.Elapsed}");
        browser.MustBeQuiet();
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Page_is_drawn_in_light_and_dark(string scheme)
    {
        await using var browser = await Show(Stale);

        await browser.Page.EmulateMediaFeaturesAsync(
            [new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);

        var colours = await browser.Page.EvaluateExpressionAsync<string>(
            "getComputedStyle(document.body).backgroundColor + ' ' + "
                + "[...new Set(document.querySelector('canvas').getContext('2d').getImageData(300, 60, 400, 400).data)]"
                + ".length");
        Assert.StartsWith(scheme == "light" ? "rgb(255, 255, 255) " : "rgb(20, 23, 27) ", colours);
        Assert.True(int.Parse(colours.Split(' ')[^1]) > 5, colours);
        browser.MustBeQuiet();
    }

    [Fact]
    public async Task Report_of_an_empty_folder_is_a_quiet_page()
    {
        using var folder = new TemporaryFolder();
        ToolRun.Of("report", "--from", folder.Root).MustHold();

        await using var browser = await Browser.Open(folder.PathOf("report/index.html"));

        Assert.Equal("Verification report", await browser.Text("h1"));
        Assert.Contains("Historical defects", await browser.Text("table"), StringComparison.Ordinal);
        browser.MustBeQuiet();
    }

    [Fact]
    public void Document_is_the_one_in_the_page_and_has_the_documented_form()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("page.html");
        ToolRun.Of("show", Stale, "--out", path).MustHold();
        var printed = ToolRun.Of("show", Stale, "--json");

        printed.MustHold();
        JsonForm.Parse(printed.Output, "picture");
        Assert.Contains(
            printed.Output.TrimEnd().Replace("<", "\\u003c", StringComparison.Ordinal), File.ReadAllText(path),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Svg_shows_the_steps_around_one()
    {
        var run = ToolRun.Of("show", Stale, "--svg", "--step", "1005");

        run.MustHold();
        var svg = XDocument.Parse(run.Output).Root!;
        var texts = svg.Descendants().Where(it => it.Name.LocalName == "text").Select(it => it.Value).ToList();
        Assert.Contains(texts, text => text.StartsWith(" 1005 [TRACE] Unsharing", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("\u25b61008 ", StringComparison.Ordinal));
        Assert.Contains("\u2212", texts);
    }

    [Fact]
    public async Task Byte_that_is_not_as_predicted_is_marked_and_the_platform_is_named()
    {
        using var folder = new TemporaryFolder();
        var page = folder.PathOf("page.html");
        var file = folder.Write("bad.scenario", ScenarioText.Print(BadPorts.Memory.Scenario));
        ToolRun.With(BadPorts.Memory.Subject, "show", file, "--out", page).MustHold();
        using var document = JsonDocument.Parse(ToolRun.With(BadPorts.Memory.Subject, "show", file, "--json").Output);

        var last = document.RootElement.GetProperty("steps").EnumerateArray().Last();
        Assert.Contains(
            "{\"kind\":\"differs\",\"start\":\"0x7fe00010\",\"size\":\"1\",\"name\":\"\"}",
            last.GetProperty("changes").EnumerateArray().Select(change => change.GetRawText()));
        await using var browser = await Browser.Open(page);
        Assert.EndsWith("x not as predicted", await browser.Text("#legend"), StringComparison.Ordinal);
        Assert.StartsWith("platform pkvm granule 4096 ", await browser.Text("#platform"), StringComparison.Ordinal);
        browser.MustBeQuiet();
    }

    [Fact]
    public void Every_error_and_every_compared_value_has_its_meaning_on_the_page()
    {
        var words = File.ReadAllText(Path.Combine(Checkout, "src", "Verify", "Showing", "words.js"));

        Assert.All(
            Enum.GetNames<Error>().Skip(1),
            name => Assert.Contains($"\n  {name}: \"", words, StringComparison.Ordinal));
        Assert.All(
            Wording.Pairs(View.Nothing, View.Nothing),
            pair => Assert.Contains($"\n  \"{pair.Name}\": \"", words, StringComparison.Ordinal));
    }

    [Fact]
    public void Step_without_svg_is_refused() =>
        ToolRun.Of("show", Stale, "--step", "3").MustBeRefused("--step is for --svg");

    private static string Checkout => House.Checkout.Root;

    private static async Task<Browser> Show(string file)
    {
        using var folder = new TemporaryFolder();
        var page = folder.PathOf("page.html");
        ToolRun.Of("show", file, "--out", page).MustHold();
        return await Browser.Open(page);
    }

    private static Task<int> LastRow(Browser browser) =>
        browser.Page.EvaluateExpressionAsync<int>("Number(document.getElementById('slider').max)");
}

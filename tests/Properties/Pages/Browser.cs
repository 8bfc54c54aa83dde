using PuppeteerSharp;
using Verify.Display;

namespace Properties.Pages;

/// <summary>A page of the tool in a headless Chromium, with what it fetched and what its console says.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private readonly IBrowser _browser;

    private Browser(IBrowser browser, IPage page) => (_browser, Page) = (browser, page);

    public IPage Page { get; }

    /// <summary>What the console says, and errors of the page.</summary>
    public List<string> Console { get; } = [];

    /// <summary>The addresses that the page fetched, without its own.</summary>
    public List<string> Fetched { get; } = [];

    /// <summary>Opens a page; where there is no browser the test is skipped.</summary>
    public static async Task<Browser> Open(string path)
    {
        var program = Array.Find(Places, File.Exists);
        Assert.SkipWhen(program is null, "no Chromium or Chrome is installed: apt-get install chromium");
        var browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = program,
            Headless = true,

            // In containers tests run as root, and a machine that checks pages has no network for the browser's own.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
            DefaultViewport = new ViewPortOptions { Width = 1400, Height = 800 },
        });
        var opened = new Browser(browser, await browser.NewPageAsync());
        opened.Page.Console += (_, said) => opened.Console.Add(said.Message.Text);
        opened.Page.PageError += (_, error) => opened.Console.Add(error.Message);
        var address = new Uri(Path.GetFullPath(path)).AbsoluteUri;
        opened.Page.Request += (_, asked) =>
        {
            if (asked.Request.Url != address)
                opened.Fetched.Add(asked.Request.Url);
        };
        await opened.Page.GoToAsync(address);
        return opened;
    }

    /// <summary>The text of an element.</summary>
    public Task<string> Text(string selector) =>
        Page.EvaluateExpressionAsync<string>($"document.querySelector('{selector}').innerText");

    /// <summary>Asserts that nothing was fetched and the console is empty.</summary>
    public void MustBeQuiet()
    {
        Assert.Empty(Fetched);
        Assert.Empty(Console);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        await _browser.CloseAsync();
    }
}

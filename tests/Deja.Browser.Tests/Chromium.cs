using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Deja.Browser.Tests.Chromium))]

namespace Deja.Browser.Tests;

/// <summary>The system's Chromium, started once for all tests; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _missing;

    public async ValueTask InitializeAsync()
    {
        var path = Paths.FirstOrDefault(File.Exists);
        if (path is null)
        {
            _missing = "Chromium is missing: sudo apt-get install chromium";
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    /// <summary>A window of its own, which remembers nothing of others; skips the calling test where there is no browser.</summary>
    public Task<Window> Open(ReaderSite site, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool mayInject = false) => Open(site.Address, width, scheme, mayInject);

    /// <summary>The same for a site by its address.</summary>
    public async Task<Window> Open(string address, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool mayInject = false)
    {
        Assert.SkipUnless(_browser is not null, _missing ?? "Chromium did not start");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, BypassCSP = mayInject, BaseURL = address });
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        return new Window(context, await context.NewPageAsync(), new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

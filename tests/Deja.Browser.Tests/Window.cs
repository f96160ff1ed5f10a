using Microsoft.Playwright;

namespace Deja.Browser.Tests;

/// <summary>A window of the browser, and what went wrong in it: errors in the console, requests to other hosts.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    public Window(IBrowserContext context, IPage page, Uri site)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error") Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => Add($"script: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } asked && asked.Authority != site.Authority) Add($"asked elsewhere: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_faults) return [.. _faults];
        }
    }

    /// <summary>Goes to a page, and keeps a picture of it beside the test program.</summary>
    public async Task Visit(string address, string? picture = null)
    {
        await Page.GotoAsync(address);
        if (picture is not null) await Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", picture + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Add(string fault)
    {
        lock (_faults) _faults.Add(fault);
    }
}

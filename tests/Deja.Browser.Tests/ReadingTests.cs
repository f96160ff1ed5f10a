using Microsoft.Playwright;

namespace Deja.Browser.Tests;

public sealed class ReadingTests(Chromium chromium)
{
    [Fact]
    public async Task A_note_has_its_title_a_table_of_contents_and_code_that_can_be_copied()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site);
        await window.Visit("tides/", "note");
        Assert.Equal("Tides and ports", await window.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(12, await window.Page.Locator("nav.contents a").CountAsync());
        await window.Page.Locator("nav.contents a").Nth(6).ClickAsync();
        await Assertions.Expect(window.Page.Locator("#port-7")).ToBeInViewportAsync();
        await window.Page.Locator(".code").First.HoverAsync();
        await window.Page.Locator(".code button").First.ClickAsync();
        Assert.Equal("echo \"$HOME\" # where it is\nls -l | sort", await window.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Dark_is_kept_from_page_to_page()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site);
        await window.Visit("tides/");
        var light = await Background(window);
        await window.Page.Locator("#deja\\.theme").ClickAsync();
        var dark = await Background(window);
        Assert.NotEqual(light, dark);
        await window.Visit("2024-05-06-kites/", "dark");
        Assert.Equal(dark, await Background(window));
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task A_saved_note_is_shown_at_once_where_the_reader_was()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site);
        await window.Visit("tides/");
        await window.Page.EvaluateAsync("() => scrollTo({ top: 900, behavior: 'instant' })");
        site.Write("tides.md", ReaderSite.Note("Tides and ports", "High water comes late."));
        await Assertions.Expect(window.Page.GetByText("High water comes late.")).ToBeAttachedAsync(new() { Timeout = 20_000 });
        Assert.Equal(900, await window.Page.EvaluateAsync<int>("() => Math.round(scrollY)"));
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Printed_a_note_has_no_navigation()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site);
        await window.Visit("tides/");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var gone in new[] { "header.site", "footer.site", "nav.contents", ".outline", ".code button >> nth=0" }) await Assertions.Expect(window.Page.Locator(gone)).ToBeHiddenAsync();
        await Assertions.Expect(window.Page.Locator("h1")).ToBeVisibleAsync();
        await window.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "print.png") });
    }

    private static Task<string> Background(Window window) => window.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}

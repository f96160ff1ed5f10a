using Microsoft.Playwright;

namespace Deja.Browser.Tests;

public sealed class SearchTests(Chromium chromium)
{
    [Fact]
    public async Task The_keyboard_alone_leads_from_any_page_to_an_entry_of_another()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site);
        await window.Visit("2024-05-06-kites/");
        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("port 7");
        await Assertions.Expect(window.Page.Locator(".found [aria-selected=true] strong")).ToHaveTextAsync("Port 7");
        await window.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "search.png") });
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await window.Page.Keyboard.PressAsync("ArrowUp");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page).ToHaveURLAsync(site.Address + "tides/#port-7");
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Escape_closes_the_search_and_a_slash_within_it_is_a_slash()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site);
        await window.Visit("tides/");
        await window.Page.Keyboard.PressAsync("Control+k");
        await window.Page.Keyboard.TypeAsync("a/b");
        await Assertions.Expect(window.Page.Locator("dialog.search input")).ToHaveValueAsync("a/b");
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.Page.Locator("dialog.search")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_page_of_the_search_answers_what_its_address_asks_and_says_when_there_is_nothing()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site);
        await window.Visit("search/?q=harbour%20mastr");
        await Assertions.Expect(window.Page.Locator("#deja\\.search-page .told")).ToHaveTextAsync("mastr → master");
        await Assertions.Expect(window.Page.Locator("#deja\\.search-page .found a")).Not.ToHaveCountAsync(0);
        await window.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "search-page.png") });
        await window.Page.Locator("#deja\\.search-page input").FillAsync("xylophone");
        await Assertions.Expect(window.Page.Locator("#deja\\.search-page .told")).ToHaveTextAsync("Nothing found");
        await window.Page.WaitForURLAsync("**/search/?q=xylophone");
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task What_a_note_says_is_text_in_the_results_whatever_it_is()
    {
        await using var site = await ReaderSite.Start();
        site.Write("hostile.md", "# `<img src=x onerror=alert(1)>` walrus\n\n`<script>alert(2)</script>` walrus\n");
        await using var window = await chromium.Open(site);
        var asked = 0;
        window.Page.Dialog += (_, dialog) =>
        {
            asked++;
            _ = dialog.DismissAsync();
        };
        await window.Visit("search/?q=walrus");
        await Assertions.Expect(window.Page.Locator("#deja\\.search-page strong").First).ToHaveTextAsync("<img src=x onerror=alert(1)> walrus");
        Assert.Equal((0, 0), (asked, await window.Page.Locator("#deja\\.search-page :is(img, script)").CountAsync()));
    }

    [Fact]
    public async Task A_note_that_is_saved_is_found_by_the_page_that_is_open()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site);
        await window.Visit("tides/");
        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("pelican");
        await Assertions.Expect(window.Page.Locator("dialog.search .told")).ToHaveTextAsync("Nothing found");
        await window.Page.EvaluateAsync("() => { window.shown = new Promise((resolve) => document.addEventListener('deja-shown', resolve)); }");
        site.Write("2024-05-06-kites.md", "---\ntitle: Kites\ndate: 2024-05-06\n---\nA pelican flew by.\n");
        await window.Page.EvaluateAsync("() => window.shown.then(() => 1)");
        await window.Page.Locator("dialog.search input").FillAsync("pelicans");
        await Assertions.Expect(window.Page.Locator(".found strong")).ToHaveTextAsync("Kites");
    }
}

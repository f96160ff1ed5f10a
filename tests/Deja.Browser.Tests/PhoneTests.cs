using Microsoft.Playwright;

namespace Deja.Browser.Tests;

public sealed class PhoneTests(Chromium chromium)
{
    [Theory]
    [InlineData("", "phone-home")]
    [InlineData("tides/", "phone-note")]
    [InlineData("archive/", "phone-archive")]
    [InlineData("tags/", "phone-tags")]
    public async Task No_page_is_wider_than_a_phone(string address, string picture)
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site, width: 375);
        await window.Visit(address, picture);
        Assert.Equal(375, await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task A_wide_table_is_moved_by_itself()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site, width: 375);
        await window.Visit("tides/");
        Assert.True(await window.Page.Locator(".table").First.EvaluateAsync<bool>("t => { t.scrollLeft = 200; return t.scrollLeft === 200 && t.clientWidth <= 375; }"));
    }

    [Fact]
    public async Task The_title_comes_first_and_the_contents_open_when_asked()
    {
        await using var site = await ReaderSite.Start();
        await using var window = await chromium.Open(site, width: 375);
        await window.Visit("tides/");
        var title = await window.Page.Locator("h1").BoundingBoxAsync();
        var outline = window.Page.Locator(".outline");
        Assert.True(title!.Y < (await outline.BoundingBoxAsync())!.Y);
        await Assertions.Expect(window.Page.Locator("nav.contents")).ToBeHiddenAsync();
        await Assertions.Expect(outline.Locator("a").First).ToBeHiddenAsync();
        await outline.Locator("summary").ClickAsync();
        await outline.Locator("a").Nth(3).ClickAsync();
        await Assertions.Expect(window.Page.Locator("#port-4")).ToBeInViewportAsync();
    }
}

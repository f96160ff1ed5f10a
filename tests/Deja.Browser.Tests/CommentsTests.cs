using Microsoft.Playwright;

namespace Deja.Browser.Tests;

/// <summary>Comments by giscus, whose host is played by the test: its script adds a style sheet to the head and a frame behind itself, as the real one does (github.com/giscus/giscus, client.ts).</summary>
public sealed class CommentsTests(Chromium chromium)
{
    private const string Client = """
        const script = document.currentScript, origin = new URL(script.src).origin;
        const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: origin + "/default.css" });
        document.head.prepend(style);
        const frame = Object.assign(document.createElement("iframe"), { src: `${origin}/${script.dataset.lang}/widget?repo=${script.dataset.repo}&term=${location.pathname}`, className: "giscus-frame" });
        const around = Object.assign(document.createElement("div"), { className: "giscus" });
        around.append(frame);
        script.after(around);
        """;

    [Fact]
    public async Task A_note_shows_its_comments_under_the_pages_policy_and_other_notes_ask_for_nothing()
    {
        await using var site = await ReaderSite.Start();
        site.Write("deja.yml", "language: zh\ncomments:\n  repo: someone/notes\n  repo-id: R_1\n  category: Notes\n  category-id: C_1\n");
        site.Write("talk.md", "---\ntitle: Talk\ncomments: true\n---\nWhat do you say?\n");
        await using var window = await chromium.Open(site);
        var asked = new List<string>();
        await window.Page.RouteAsync("https://giscus.app/**", async route =>
        {
            lock (asked) asked.Add(new Uri(route.Request.Url).PathAndQuery);
            var path = new Uri(route.Request.Url).AbsolutePath;
            await route.FulfillAsync(path switch
            {
                "/client.js" => new() { ContentType = "text/javascript", Body = Client, Headers = new Dictionary<string, string> { ["access-control-allow-origin"] = "*" } },
                "/default.css" => new() { ContentType = "text/css", Body = ".giscus-frame { width: 100%; height: 123px; border: 0 }" },
                _ => new() { ContentType = "text/html", Body = "<p>3 comments</p>" },
            });
        });
        await Until(async () =>
        {
            await window.Visit("talk/");
            return await window.Page.Locator("section.comments").CountAsync() == 1;
        });
        await Assertions.Expect(window.Page.FrameLocator("iframe.giscus-frame").Locator("p")).ToHaveTextAsync("3 comments");
        Assert.Equal(123, await window.Page.Locator("iframe.giscus-frame").EvaluateAsync<int>("frame => frame.clientHeight"));
        Assert.Contains("/zh-CN/widget?repo=someone/notes&term=/talk/", asked);
        Assert.All(window.Faults, f => Assert.StartsWith("asked elsewhere: https://giscus.app/", f, StringComparison.Ordinal));

        asked.Clear();
        await window.Visit("tides/");
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(asked);
    }

    /// <summary>The server takes up settings as it takes up notes: a moment after they were written.</summary>
    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20); DateTime.UtcNow < deadline;)
        {
            if (await isSo()) return;
        }

        Assert.Fail("the page has no comments after 20 seconds");
    }
}

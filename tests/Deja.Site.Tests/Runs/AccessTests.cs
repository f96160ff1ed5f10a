using System.Net;
using System.Text;

namespace Deja.Site.Tests.Runs;

/// <summary>Who may run and write: whoever opened the printed address, and no page but ours.</summary>
public sealed class AccessTests
{
    private const string Note = "# A\n\n```sh\nprint hello\n```\n";

    private static readonly string[] Actions = ["start", "watch", "stop", "restart", "save"];

    public static TheoryData<string> AllActions => [.. Actions];

    [Fact]
    public async Task The_printed_address_gives_a_strict_cookie_once_and_leads_to_the_clean_address()
    {
        await using var site = await RunSite.Start(Note, isOpened: false);
        Assert.True(site.Server.RunAddress!.AbsolutePath.Length > 40);
        using var answer = await site.OpenPrinted();
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/#deja-key=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith($"deja-run-{site.Server.Address.Port}=", cookie, StringComparison.Ordinal);
        foreach (var word in (string[])["httponly", "samesite=strict", "path=/"]) Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        (site.Cookie, site.Key) = (null, null);
        using var again = await site.OpenPrinted();
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.False(again.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Opened_again_in_the_same_browser_it_leads_to_the_pages()
    {
        await using var site = await RunSite.Start(Note);
        using var again = await site.OpenPrinted();
        Assert.Equal((HttpStatusCode.Found, "/"), (again.StatusCode, again.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("/-/run/open/")]
    [InlineData("/-/run/open/0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_wrong_token_opens_nothing_and_uses_none_up(string address)
    {
        await using var site = await RunSite.Start(Note, isOpened: false);
        using var wrong = await site.Send(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        using var right = await site.OpenPrinted();
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
    }

    [Theory]
    [MemberData(nameof(AllActions))]
    public async Task Without_the_cookie_nothing_runs_and_pages_have_no_buttons(string action)
    {
        await using var site = await RunSite.Start(Note, isOpened: false);
        using var answer = await site.Send(HttpMethod.Post, $"/-/run/{action}", await Body(site));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var get = await site.Send(HttpMethod.Get, $"/-/run/{action}");
        Assert.Equal(HttpStatusCode.Forbidden, get.StatusCode);
        using var page = await site.Send(HttpMethod.Get, "/a/");
        Assert.DoesNotContain("/-/run.", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(site.Runner.Orders);
    }

    [Theory]
    [MemberData(nameof(AllActions))]
    public async Task A_request_that_another_page_could_make_is_refused(string action)
    {
        await using var site = await RunSite.Start(Note);
        var body = await Body(site);
        var changes = new (HttpStatusCode Status, HttpMethod Method, Action<HttpRequestMessage> Change)[]
        {
            (HttpStatusCode.MethodNotAllowed, HttpMethod.Get, r => r.Content = null),
            (HttpStatusCode.MethodNotAllowed, HttpMethod.Put, _ => { }),
            (HttpStatusCode.Forbidden, HttpMethod.Post, r => r.Headers.Remove("Origin")),
            (HttpStatusCode.Forbidden, HttpMethod.Post, r => Origin(r, "null")),
            (HttpStatusCode.Forbidden, HttpMethod.Post, r => Origin(r, "http://evil.example")),
            (HttpStatusCode.Forbidden, HttpMethod.Post, r => Origin(r, $"http://127.0.0.1:{site.Server.Address.Port + 1}")),
            (HttpStatusCode.Forbidden, HttpMethod.Post, r => Origin(r, $"https://127.0.0.1:{site.Server.Address.Port}")),
            (HttpStatusCode.Forbidden, HttpMethod.Post, r => r.Headers.Add("Sec-Fetch-Site", "same-site")),
            (HttpStatusCode.Forbidden, HttpMethod.Post, r => r.Headers.Remove("X-Deja-Key")),
            (HttpStatusCode.Forbidden, HttpMethod.Post, r => r.Headers.Remove("Cookie")),
            (HttpStatusCode.MisdirectedRequest, HttpMethod.Post, r => r.Headers.Host = "evil.example"),
            (HttpStatusCode.UnsupportedMediaType, HttpMethod.Post, r => r.Content = new StringContent(body, Encoding.UTF8, "text/plain")),
            (HttpStatusCode.UnsupportedMediaType, HttpMethod.Post, r => r.Content = new FormUrlEncodedContent([new("note", "a.md")])),
        };
        foreach (var (status, method, change) in changes)
        {
            using var answer = await site.Send(method, $"/-/run/{action}", body, change);
            Assert.Equal(status, answer.StatusCode);
        }

        Assert.Empty(site.Runner.Orders);
        Assert.Equal(Note, site.Text);
    }

    [Fact]
    public async Task Another_servers_cookie_and_key_are_worth_nothing()
    {
        await using var first = await RunSite.Start(Note);
        await using var second = await RunSite.Start(Note);
        second.Key = first.Key;
        using var answer = await second.Send(HttpMethod.Post, "/-/run/start", await Body(second));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"note":1}""")]
    [InlineData("""{"note":"a.md","values":[]}""")]
    [InlineData("""{"note":"a.md","values":{"x":1}}""")]
    public async Task What_is_no_request_is_refused(string body)
    {
        await using var site = await RunSite.Start(Note);
        using var answer = await site.Send(HttpMethod.Post, "/-/run/start", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("../around.md")]
    [InlineData("/etc/passwd")]
    [InlineData("b.txt")]
    [InlineData("")]
    public async Task Only_notes_that_have_a_page_are_touched(string note)
    {
        await using var site = await RunSite.Start(Note);
        site.Site.With("../around.md", Note).With("b.txt", Note);
        var ask = await site.Block();
        ask["note"] = note;
        ask["code"] = "print changed\n";
        Assert.Equal(HttpStatusCode.NotFound, (await site.Ask("start", ask)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Ask("save", ask)).Status);
        Assert.Equal(Note, await File.ReadAllTextAsync(Path.Combine(site.Site.Around, "around.md"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(AllActions))]
    public async Task A_server_that_runs_nothing_has_no_such_address(string action)
    {
        await using var site = await RunSite.Start(Note, isOpened: false, canRun: false);
        Assert.Null(site.Server.RunAddress);
        using var post = await site.Send(HttpMethod.Post, $"/-/run/{action}", """{"note":"a.md"}""");
        using var get = await site.Send(HttpMethod.Get, $"/-/run/{action}");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (post.StatusCode, get.StatusCode));
        using var page = await site.Send(HttpMethod.Get, "/a/");
        Assert.DoesNotContain("data-run", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_may_have_no_script_but_ours_and_no_frame_around_them()
    {
        await using var site = await RunSite.Start(Note);
        site.Site.With("-/evil.js", "alert(1)");
        using var page = await site.Send(HttpMethod.Get, "/a/");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var scripts = policy.Split(';').Single(d => d.Trim().StartsWith("script-src", StringComparison.Ordinal)).Trim().Split(' ')[1..];
        Assert.All(scripts, s => Assert.Matches($@"^http://127\.0\.0\.1:{site.Server.Address.Port}/-/(site|live|run|search)\.[0-9a-f]+\.js$", s));
        foreach (var directive in (string[])["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]) Assert.Contains(directive, policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site", "no-cors", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "cors", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "cors", HttpStatusCode.OK)]
    [InlineData("cross-site", "navigate", HttpStatusCode.OK)]
    public async Task What_another_page_asks_for_without_saying_its_name_is_refused(string from, string mode, HttpStatusCode status)
    {
        await using var site = await RunSite.Start(Note);
        foreach (var address in (string[])["/a/", "/-/live"])
        {
            using var answer = await site.Send(HttpMethod.Get, address, change: r =>
            {
                r.Headers.Add("Sec-Fetch-Site", from);
                r.Headers.Add("Sec-Fetch-Mode", mode);
            });
            Assert.Equal(status, answer.StatusCode);
        }
    }

    private static async Task<string> Body(RunSite site)
    {
        var ask = await site.Block();
        ask["code"] = "print changed\n";
        return ask.ToJsonString();
    }

    private static void Origin(HttpRequestMessage request, string origin)
    {
        request.Headers.Remove("Origin");
        request.Headers.Add("Origin", origin);
    }
}

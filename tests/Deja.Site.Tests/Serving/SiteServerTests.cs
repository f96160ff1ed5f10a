using System.Net;
using System.Net.Sockets;
using Deja.Notes;
using Deja.Site.Serving;

namespace Deja.Site.Tests.Serving;

public sealed class SiteServerTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Site _site = new Site().With("a.md", "# A\n\nfirst words\n\n[gone](gone.md)\n").With("evil.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>").With(".secret/key.txt", "secret").With("sub/.env", "secret");
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = Limit };

    public void Dispose()
    {
        _client.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task Pages_are_served_with_what_is_wrong_in_them()
    {
        await using var server = await Start();
        var page = await Text(server, "a/");
        Assert.Contains("<p>first words</p>", page, StringComparison.Ordinal);
        Assert.Contains("a.md:5: there is no &#39;gone.md&#39; to link to", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Get(server, string.Empty)).StatusCode);
        Assert.Equal("/a/", (await Get(server, "a")).Headers.Location!.OriginalString);
        var missing = await Get(server, "no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("No such page", await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".secret/key.txt")]
    [InlineData("sub/.env")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData(".deja/cache/formulas")]
    public async Task Hidden_files_and_files_elsewhere_are_not_served(string path)
    {
        await using var server = await Start();
        Assert.Equal(HttpStatusCode.NotFound, (await Get(server, path)).StatusCode);
    }

    [Fact]
    public async Task A_file_of_the_notebook_runs_no_script()
    {
        await using var server = await Start();
        var answer = await Get(server, "evil.svg");
        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", string.Join(',', answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("POST", null, null, 405)]
    [InlineData("PUT", null, null, 405)]
    [InlineData("DELETE", null, null, 405)]
    [InlineData("GET", "evil.example", null, 421)]
    [InlineData("GET", "127.0.0.1.evil.example", null, 421)]
    [InlineData("GET", null, "http://evil.example", 403)]
    [InlineData("GET", null, "null", 403)]
    [InlineData("HEAD", null, null, 200)]
    public async Task Requests_that_a_foreign_page_could_make_are_refused(string method, string? host, string? origin, int status)
    {
        await using var server = await Start();
        foreach (var address in (string[])["a/", "-/live"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Address, address));
            if (host is not null) request.Headers.Host = host;
            if (origin is not null) request.Headers.Add("Origin", origin);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_is_saved_is_told_and_shown()
    {
        await using var server = await Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        await using var live = await _client.GetStreamAsync(new Uri(server.Address, "-/live"), limit.Token);
        using var reader = new StreamReader(live);
        var first = await Data(reader, limit.Token);
        _site.With("a.md", "# A\n\nother words\n");
        Assert.NotEqual(first, await Data(reader, limit.Token));
        Assert.Contains("<p>other words</p>", await Text(server, "a/"), StringComparison.Ordinal);
        _site.With("b.md", "# B\n\nnew\n");
        await Data(reader, limit.Token);
        Assert.Contains("<p>new</p>", await Text(server, "b/"), StringComparison.Ordinal);
        _site.With("a.md", "# Another title\n\nother words\n");
        await Data(reader, limit.Token);
        Assert.Contains("Another title", await Text(server, "archive/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Equal(port, (await Assert.ThrowsAsync<PortTakenException>(() => SiteServer.Start(Notebook.Open(_site.Root), new ServeOptions { Port = port }))).Port);
    }

    [Fact]
    public async Task A_settings_file_in_the_notebook_changes_nothing()
    {
        _site.With("appsettings.json", "{\"Kestrel\":{\"Endpoints\":{\"Http\":{\"Url\":\"http://0.0.0.0:0\"}}},\"urls\":\"http://0.0.0.0:0\"}");
        await using var server = await Start();
        Assert.Equal("127.0.0.1", server.Address.Host);
    }

    private static async Task<string> Data(StreamReader reader, CancellationToken end)
    {
        while (true)
        {
            var line = await reader.ReadLineAsync(end) ?? throw new EndOfStreamException();
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return line;
        }
    }

    private Task<SiteServer> Start() => SiteServer.Start(Notebook.Open(_site.Root), new ServeOptions { Port = 0 });

    private Task<HttpResponseMessage> Get(SiteServer server, string path) => _client.GetAsync(new Uri(server.Address + path), TestContext.Current.CancellationToken);

    private async Task<string> Text(SiteServer server, string path) => await (await Get(server, path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
